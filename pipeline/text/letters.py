"""Capital letters of Vietnamese, for character classes: `À-Ỹ` would take in small ones as well."""

from typing import Final

CAPITALS: Final = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐA-Z"
"""What stands between the brackets: `re.compile(r"[" + CAPITALS + r"]")`."""
