package foyer.files.pictures;

import foyer.files.content.ContentType;
import foyer.files.storage.NearObject;
import foyer.files.storage.ObjectContent;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * A picture, as far as can be told without decoding it: its header says how large it will be, so that what unpacks to
 * gigabytes costs nothing. Work for the processor's own pool.
 *
 * @param width in pixels as they are stored, before the picture is turned; so is the height
 * @param clean the bytes without notes, of people and places among them; null when there are none to leave out
 */
public record Picture(
        int width, int height, int orientation, @Nullable ObjectContent clean) {

    static {
        // The bytes are a file: nothing is to be kept on the disk a second time.
        ImageIO.setUseCache(false);
    }

    /** Whether bytes of the type are a picture. */
    public static boolean is(ContentType type) {
        return switch (type) {
            case JPEG, PNG, WEBP, GIF -> true;
            case MP4, PDF, CSV, JSONL, XLSX, ZIP -> false;
        };
    }

    /** How many pixels decoding it makes. */
    public long pixels() {
        return (long) width * height;
    }

    /** The longer of its sides. */
    public int longest() {
        return Math.max(width, height);
    }

    /** The picture that an object is; nothing for what no program can show, whatever its first bytes say. */
    public static Optional<Picture> of(NearObject object, ContentType type) throws IOException {
        var parts = parts(object.path(), type);
        var size = size(object.path(), type);
        if (size == null) {
            return Optional.empty();
        }
        var clean = parts == null || !parts.pieces().changed()
                ? null
                : content(object, parts.pieces().all());
        var orientation = parts == null ? Exif.UPRIGHT : parts.orientation();
        return Optional.of(new Picture(size.width, size.height, orientation, clean));
    }

    private static @Nullable Parts parts(Path file, ContentType type) throws IOException {
        try (var cursor = new Cursor(file)) {
            return switch (type) {
                case JPEG -> JpegParts.of(cursor);
                case PNG -> PngParts.of(cursor);
                case WEBP -> WebpParts.of(cursor);
                case GIF, MP4, PDF, CSV, JSONL, XLSX, ZIP -> null;
            };
        } catch (EOFException | NotAPictureException _) {
            return null;
        }
    }

    /** In pixels. */
    private record Size(int width, int height) {}

    /** What the header says; null when there is none. */
    private static @Nullable Size size(Path file, ContentType type) throws IOException {
        try (var stream = ImageIO.createImageInputStream(file.toFile())) {
            var reader = reader(type);
            try {
                reader.setInput(stream, true, true);
                var size = new Size(reader.getWidth(0), reader.getHeight(0));
                return size.width > 0 && size.height > 0 ? size : null;
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException _) {
            // Readers fail in every way there is on what is none of theirs.
            return null;
        }
    }

    /** The first that reads the type. */
    static ImageReader reader(ContentType type) {
        return ImageIO.getImageReadersByMIMEType(type.mediaType()).next();
    }

    private static ObjectContent content(NearObject object, List<Piece> pieces) {
        return out -> {
            for (var piece : pieces) {
                switch (piece) {
                    case Piece.Literal(var bytes) -> bytes.writeTo(out);
                    case Piece.Range(var from, var to) -> {
                        try (var in = object.read(from)) {
                            Ranges.copy(in, out, to - from);
                        }
                    }
                }
            }
        };
    }
}
