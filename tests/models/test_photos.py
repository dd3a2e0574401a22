"""Promises of photos: places and cameras stay at home, what is shown stays as it was."""

import io
import struct
import zlib
from pathlib import Path
from random import Random

import pytest
from PIL import Image, JpegImagePlugin

from models.errors import UserError
from models.office import Office
from models.photos import PIXELS, thumbnail
from models.words import Sentence

MAKER, XMP_WORDS, BEHIND = b"CANARY-MAKER", b"CANARY-XMP GPSLatitude", b"CANARY-BEHIND"
WIDE, HIGH = 240, 160
RIGHT_SIDE_UP, TURNED = 1, 6


def notes(orientation: int = RIGHT_SIDE_UP, place: bool = True) -> Image.Exif:
    """What a telephone writes: maker, maker's own notes, and where it was."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = orientation, MAKER.decode()
    exif.get_ifd(0x8769)[0x927C] = MAKER
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (29.0, 51.0, 36.0), 3: "E", 4: (121.0, 33.0, 5.0)})
    return exif


def a_photo(path: Path, *, orientation: int = RIGHT_SIDE_UP, place: bool = True) -> Path:
    """Left half red, right half blue, with everything in it that is to go."""
    shot = Image.new("RGB", (WIDE, HIGH), "blue")
    shot.paste("red", (0, 0, WIDE // 2, HIGH))
    more = {"exif": notes(orientation, place)}
    match path.suffix:
        case ".jpg":
            shot.save(path, quality=83, subsampling=0, xmp=XMP_WORDS, comment=MAKER, **more)
        case ".webp":
            shot.save(path, quality=83, xmp=XMP_WORDS, **more)
        case _:
            shot.save(path, **more)
    with path.open("ab") as file:
        file.write(BEHIND)
    return path


def kept(office: Office, path: Path) -> tuple[bytes, list[str]]:
    """A file as it is attached, and what the user is told."""
    told: list[Sentence] = []
    ref = office.attachments.add_file(path, told.append)
    assert ref.name == path.name
    return office.attachments.read(ref.sha256), [one.template for one in told]


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp"])
def test_nothing_but_the_picture_is_attached(office: Office, tmp_path: Path, suffix: str) -> None:
    path = a_photo(tmp_path / f"现场{suffix}")
    before = path.read_bytes()
    assert MAKER in before and BEHIND in before
    content, told = kept(office, path)
    assert told == ["已去掉“{name}”里的拍摄位置和设备信息"]
    for words in (MAKER, XMP_WORDS, BEHIND, b"Exif", b"GPS"):
        assert words not in content
    with Image.open(io.BytesIO(content)) as after:
        assert (after.size, dict(after.getexif())) == ((WIDE, HIGH), {})
        assert not after.info.get("xmp") and not after.info.get("comment")
        left = after.convert("RGB").getpixel((5, 5))
        assert isinstance(left, tuple) and left[0] > 240 and left[2] < 20
    assert path.read_bytes() == before


def test_a_turned_photo_stands_upright_afterwards(office: Office, tmp_path: Path) -> None:
    content, _ = kept(office, a_photo(tmp_path / "a.jpg", orientation=TURNED))
    with Image.open(io.BytesIO(content)) as after:
        assert after.size == (HIGH, WIDE)
        top = after.convert("RGB").getpixel((HIGH // 2, 5))
        assert isinstance(top, tuple) and top[0] > 240


def test_a_jpeg_is_packed_as_finely_as_it_was(office: Office, tmp_path: Path) -> None:
    path = a_photo(tmp_path / "a.jpg")
    content, _ = kept(office, path)
    with Image.open(path) as before, Image.open(io.BytesIO(content)) as after:
        assert isinstance(before, JpegImagePlugin.JpegImageFile)
        assert isinstance(after, JpegImagePlugin.JpegImageFile)
        assert after.quantization == before.quantization
        assert JpegImagePlugin.get_sampling(after) == JpegImagePlugin.get_sampling(before) == 0


def test_it_is_said_what_was_taken_out_and_nothing_where_nothing_was(
    office: Office, tmp_path: Path
) -> None:
    _, told = kept(office, a_photo(tmp_path / "a.png", place=False))
    assert told == ["已去掉“{name}”里的拍摄时间和设备信息"]
    Image.new("RGB", (9, 9)).save(tmp_path / "screen.png")
    assert kept(office, tmp_path / "screen.png")[1] == []
    (tmp_path / "a.txt").write_bytes(b"words")
    assert kept(office, tmp_path / "a.txt") == (b"words", [])


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def a_bomb(width: int, height: int) -> bytes:
    """A few kilobytes that claim to be a huge picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(100_000), 9)
    body = (chunk(b"IHDR", header), chunk(b"IDAT", rows), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


def hostile(tmp_path: Path) -> dict[str, tuple[bytes, str]]:
    """Name → content, and a word of the sentence that it gets."""
    shot = a_photo(tmp_path / "shot.jpg").read_bytes()
    png = a_photo(tmp_path / "shot.png").read_bytes()
    moving = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(moving, "WEBP", save_all=True, append_images=frames[1:])
    return {
        "bomb.png": (a_bomb(100_000, 100_000), "万像素"),
        "just-over.png": (a_bomb(PIXELS // 1000 + 1, 1000), "万像素"),
        "text-bomb.png": (
            a_bomb(8, 8)[:33] + chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(99_000_000), 9)),
            "",
        ),
        "half.jpg": (shot[: len(shot) // 2], "损坏"),
        "half.png": (png[: len(png) // 3], "损坏"),
        "head.webp": (b"RIFF\x10\0\0\0WEBPVP8 ", ""),
        "noise.jpg": (b"\xff\xd8\xff\xe1" + Random(5).randbytes(5000), ""),
        "png-as.jpg": (png, "改成"),
        "jpeg-as.txt": (shot, "改成"),
        "program.jpg": (b"MZ" + bytes(500), "扩展名"),
        "empty.png": (b"", "扩展名"),
        "moving.webp": (moving.getvalue(), "会动"),
    }


def test_whatever_is_wrong_with_a_photo_gets_a_sentence_and_is_not_kept(
    office: Office, tmp_path: Path
) -> None:
    for name, (content, word) in hostile(tmp_path).items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(UserError) as refused:
            office.attachments.add_file(path)
        assert word in refused.value.sentence.template, name
    assert not list((tmp_path / "office" / "attachments").rglob("*.age"))


def test_a_thumbnail_is_small_upright_and_leaves_no_trace_on_the_disk(
    office: Office, tmp_path: Path
) -> None:
    content, _ = kept(office, a_photo(tmp_path / "a.jpg", orientation=TURNED))
    before = sorted(path for path in (tmp_path / "office").rglob("*"))
    small = thumbnail(content, "a.jpg", 48)
    assert (small.width, small.height) == (32, 48)
    assert len(small.pixels) == 32 * 48 * 3 and small.pixels[0] > 200
    assert sorted(path for path in (tmp_path / "office").rglob("*")) == before
    with pytest.raises(UserError):
        thumbnail(a_bomb(100_000, 100_000), "bomb.png", 48)
    with pytest.raises(UserError):
        thumbnail(b"GIF89a", "a.jpg", 48)
