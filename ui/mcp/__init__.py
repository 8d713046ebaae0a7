"""The desk as tools for a language model's client, over the Model Context Protocol."""

from ui.mcp.server import make_server, mount_mcp

__all__ = ["make_server", "mount_mcp"]
