"""Photos: what they show is kept; where, when and by what they were taken is not.

A photo is decoded and written anew, so that nothing but its pixels remains of the file that came:
no EXIF, XMP or maker's notes, no second picture behind the first. All decoding is done confined.
"""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from models.confined import MEBIBYTES, SECONDS, confined
from models.errors import UserError
from models.words import Sentence, sentence

if TYPE_CHECKING:
    from PIL import Image

PIXELS = 64_000_000
"""More than any camera of an office takes; beyond that a picture may be made to fill memory."""
_MEBIBYTES = 900
"""Memory for a picture of that many pixels, twice: as it lies and as it stands."""
_SECONDS, _GLANCE = 30.0, 8.0
"""Processor time for keeping a photo, and for a look at one."""
_LARGE = 2 << 20
"""Bytes: a photo of so many pixels has more of them; a small file that grows so is meant to."""
_SUFFIXES = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png",),
    "WEBP": (".webp",),
}
_KINDS = {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes}
_HEAD = 16
"""Bytes at the beginning of a file that tell what it is."""
_LOSSY_WEBP = b"VP8 "
_GPS, _ORIENTATION = 0x8825, 0x0112


@dataclass(frozen=True)
class Cleaned:
    """A photo without what was written into it; whether a place was, or anything else."""

    content: bytes
    had_place: bool
    had_notes: bool

    def told(self, name: str) -> Sentence | None:
        """What was taken out, for the user; None where there was nothing."""
        if self.had_place:
            return sentence("已去掉“{name}”里的拍摄位置和设备信息", name=name)
        if self.had_notes:
            return sentence("已去掉“{name}”里的拍摄时间和设备信息", name=name)
        return None


@dataclass(frozen=True)
class Thumbnail:
    """A small picture as rows of red, green and blue bytes."""

    width: int
    height: int
    pixels: bytes


def is_photo(name: str) -> bool:
    """Whether a file's name is that of a photo that can be shown small."""
    return Path(name).suffix.lower() in _KINDS


def looks_like_photo(path: Path) -> bool:
    """By its name or by its first bytes; OSError where it cannot be read."""
    with path.open("rb") as file:
        return is_photo(path.name) or _kind_of(file.read(_HEAD)) is not None


def cleaned(path: Path) -> Cleaned:
    """A user's photo as it is kept; UserError where it is none, not whole, or too large."""
    try:
        is_large = path.stat().st_size > _LARGE
    except OSError:
        is_large = False  # the child says why it cannot be opened
    seconds, mebibytes = (_SECONDS, _MEBIBYTES) if is_large else (SECONDS, MEBIBYTES)
    return confined(clean, path, path.name, seconds=seconds, mebibytes=mebibytes)


def thumbnail(content: bytes, name: str, side: int) -> Thumbnail:
    """A kept photo, at most `side` pixels wide and high; UserError as in `cleaned`."""
    most = _MEBIBYTES if len(content) > _LARGE else MEBIBYTES
    small = confined(shrink, content, name, side, name=name, seconds=_GLANCE, mebibytes=most)
    fits = max(small.width, small.height) <= side
    if not fits or len(small.pixels) != small.width * small.height * 3:
        raise UserError("“{name}”不完整或者已经损坏，请重新取得这张照片", name=name)
    return small


def _kind_of(head: bytes) -> str | None:
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    return "WEBP" if head[:4] == b"RIFF" and head[8:12] == b"WEBP" else None


# In the child.


def clean(file: BinaryIO, name: str) -> Cleaned:
    """Decode a photo, turn it upright, and write it anew as it was packed before."""
    head = file.read(_HEAD)
    kind = _checked_kind(head, name)
    picture = _opened(file, kind, name)
    had_place, had_notes = _notes_in(picture)
    packing = _packing(picture, kind, head)
    plain = _plain(picture, name)
    if kind == "JPEG" and plain.mode not in ("L", "RGB"):
        plain = plain.convert("RGB")
    out = io.BytesIO()
    plain.save(out, kind, **packing)
    return Cleaned(out.getvalue(), had_place, had_notes)


def shrink(file: BinaryIO, name: str, side: int) -> Thumbnail:
    """The photo upright and small, on white where it is transparent."""
    from PIL import Image

    kind = _kind_of(file.read(_HEAD))
    if kind is None:
        raise UserError("“{name}”不是 JPEG、PNG 或 WebP 照片，看不了缩略图", name=name)
    picture = _opened(file, kind, name)
    picture.draft("RGB", (side, side))
    picture = _plain(picture, name)
    picture.thumbnail((side, side))
    if picture.has_transparency_data:
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture.convert("RGBA"))
    small = picture.convert("RGB")
    return Thumbnail(small.width, small.height, small.tobytes())


def _checked_kind(head: bytes, name: str) -> str:
    """What the content is; a sentence where the name says otherwise."""
    kind, suffix = _kind_of(head), Path(name).suffix.lower()
    if kind is None:
        raise UserError(
            "“{name}”的内容不是 JPEG、PNG 或 WebP 照片，和扩展名对不上，请另存为照片再加", name=name
        )
    if _KINDS.get(suffix) != kind:
        raise UserError(
            "“{name}”的内容是 {kind} 照片，扩展名不对，改成 {suffix} 再加",
            **{"name": name, "kind": kind, "suffix": _SUFFIXES[kind][0]},
        )
    return kind


def _opened(file: BinaryIO, kind: str, name: str) -> "Image.Image":
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # Our own limit has a sentence.
    file.seek(0)
    try:
        picture = Image.open(file, formats=[kind])
    except UnidentifiedImageError as error:
        raise _damaged(name) from error
    if picture.width * picture.height > PIXELS:
        raise UserError(
            "“{name}”有 {count} 万像素，超过 {most} 万，请缩小后再加",
            **{"name": name, "count": picture.width * picture.height // 10_000},
            most=PIXELS // 10_000,
        )
    if kind != "JPEG" and getattr(picture, "n_frames", 1) > 1:
        raise UserError("“{name}”是会动的图，请截取一张静态的照片再加", name=name)
    return picture


def _damaged(name: str) -> UserError:
    return UserError("“{name}”不完整或者已经损坏，请重新取得这张照片", name=name)


def _notes_in(picture: "Image.Image") -> tuple[bool, bool]:
    """Whether a place is written into a photo, and whether anything is."""
    exif = picture.getexif()
    xmp = picture.info.get("xmp") or b""
    xmp = xmp.encode() if isinstance(xmp, str) else xmp
    place = bool(exif.get_ifd(_GPS)) or b"GPS" in xmp
    other = [tag for tag in exif if tag != _ORIENTATION]
    notes = any(picture.info.get(key) for key in ("comment", "photoshop", "Comment"))
    return place, bool(place or other or xmp or notes)


def _packing(picture: Any, kind: str, head: bytes) -> dict[str, Any]:
    """How it is to be packed so that it looks as it did."""
    if kind == "JPEG":
        from PIL import JpegImagePlugin

        packing = {"qtables": picture.quantization, "optimize": True}
        sampling = JpegImagePlugin.get_sampling(picture)
        return packing | ({"subsampling": sampling} if sampling >= 0 else {})
    if kind == "WEBP":
        lossy = head[12:16] == _LOSSY_WEBP
        return {"quality": 90} if lossy else {"lossless": True}
    return {}


def _plain(picture: "Image.Image", name: str) -> "Image.Image":
    """The pixels alone, upright, in the colours of any screen."""
    from PIL import ImageOps

    try:
        picture.load()
    except (OSError, SyntaxError, ValueError) as error:
        raise _damaged(name) from error
    if picture.has_transparency_data and picture.mode not in ("LA", "RGBA"):
        picture = picture.convert("RGBA")
    profile = picture.info.get("icc_profile")
    picture = ImageOps.exif_transpose(picture)
    if profile and picture.mode in ("RGB", "RGBA"):
        picture = _in_common_colours(picture, profile)
    picture.info.clear()
    return picture


def _in_common_colours(picture: "Image.Image", profile: bytes) -> "Image.Image":
    from PIL import ImageCms

    common = ImageCms.createProfile("sRGB")
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(picture, own, common, outputMode=picture.mode)
    except (ImageCms.PyCMSError, OSError):
        return picture  # A profile that cannot be read changes nothing.
    return turned or picture
