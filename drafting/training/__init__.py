"""Training on record: what was tried, how far someone is, and when the certificate is earned."""

from drafting.training.models import Attempt, Standing, standing

__all__ = ["Attempt", "Standing", "standing"]
