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
 * @param width in pixels as they are stored, before the picture is turned; so is the height. Both are 0 when it does not
 *     say
 * @param passes how often decoding it goes over all pixels; 0 when that has no bound
 * @param clean the bytes without notes, of people and places among them; null when there are none to leave out
 */
public record Picture(
        int width,
        int height,
        int orientation,
        int passes,
        @Nullable ObjectContent clean) {

    /** Of the largest picture, decoding may go over all pixels so often; cameras and programs make 10 scans or so. */
    private static final int MOST_PASSES = 16;

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

    /** Whether decoding it ends soon and makes no more than so many pixels, whatever the rest of its bytes is. */
    public boolean modest(long mostPixels) {
        return passes > 0 && pixels() <= mostPixels && pixels() * passes <= mostPixels * MOST_PASSES;
    }

    /** The longer of its sides. */
    public int longest() {
        return Math.max(width, height);
    }

    /** The picture that an object is; nothing for what no program can show, whatever its first bytes say. */
    public static Optional<Picture> of(NearObject object, ContentType type) throws IOException {
        var parts = parts(object.path(), type);
        if (parts == null) {
            return Optional.empty();
        }
        var clean = parts.pieces().changed() ? content(object, parts.pieces().all()) : null;
        return Optional.of(new Picture(parts.width(), parts.height(), parts.orientation(), parts.passes(), clean));
    }

    private static @Nullable Parts parts(Path file, ContentType type) throws IOException {
        try (var cursor = new Cursor(file)) {
            return switch (type) {
                case JPEG -> JpegParts.of(cursor);
                case PNG -> PngParts.of(cursor);
                case WEBP -> WebpParts.of(cursor);
                case GIF -> GifParts.of(cursor);
                case MP4, PDF, CSV, JSONL, XLSX, ZIP -> null;
            };
        } catch (EOFException | NotAPictureException _) {
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
