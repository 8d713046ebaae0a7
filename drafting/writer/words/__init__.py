"""Words: how the four languages are cut, folded, conjugated and turned from a customer's mouth to ours."""
