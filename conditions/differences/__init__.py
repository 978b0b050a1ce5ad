"""What one revision says otherwise than another, in sentences."""

from conditions.differences.change import Change, Piece
from conditions.differences.compare import differences

__all__ = ["Change", "Piece", "differences"]
