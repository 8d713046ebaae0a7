"""The API for other support tools: REST under `/v1`, calling the same Desk as the screens."""

from ui.rest.app import add_rest, openapi_document

__all__ = ["add_rest", "openapi_document"]
