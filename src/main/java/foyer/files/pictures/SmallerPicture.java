package foyer.files.pictures;

import foyer.files.content.ContentType;
import foyer.files.storage.NearObject;
import foyer.files.storage.ObjectContent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * A smaller form of a picture: upright, with nothing noted in it; a JPEG, or a PNG where something shines through. No
 * WebP, which cannot be written in Java alone. Work for a thread of its own, which nobody waits for.
 */
public record SmallerPicture(ContentType type, int width, int height, ObjectContent content) {

    private static final float QUALITY = 0.85f;

    /** Of what is decoded, a side is at least so many times as long as it will be: then nothing is seen of the rest. */
    private static final int FINER = 2;

    /**
     * The picture with sides of at most so many pixels; nothing when it is no larger than that, or cannot be decoded. It
     * was found to be {@link Picture#modest} before.
     */
    public static Optional<SmallerPicture> of(NearObject object, ContentType type, Picture picture, int longest)
            throws IOException {
        if (picture.longest() <= longest) {
            return Optional.empty();
        }
        var decoded = decoded(object, type, picture, longest);
        return decoded.isEmpty() ? Optional.empty() : Optional.of(scaled(decoded.get(), type, picture, longest));
    }

    private static Optional<BufferedImage> decoded(NearObject object, ContentType type, Picture picture, int longest)
            throws IOException {
        try (var stream = ImageIO.createImageInputStream(object.path().toFile())) {
            var reader = Picture.reader(type);
            try {
                reader.setInput(stream, true, true);
                var how = reader.getDefaultReadParam();
                var step = Math.max(1, picture.longest() / (longest * FINER));
                how.setSourceSubsampling(step, step, 0, 0);
                return Optional.of(reader.read(0, how));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException _) {
            // What is broken off or made wrongly is shown by browsers as far as it goes, and here not at all.
            return Optional.empty();
        }
    }

    private static SmallerPicture scaled(BufferedImage decoded, ContentType from, Picture picture, int longest)
            throws IOException {
        // Four colours of a JPEG are never three and how much shines through, whatever its reader makes of them.
        var solid = from == ContentType.JPEG || !decoded.getColorModel().hasAlpha();
        var turn = ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(picture.orientation()));
        var small = Thumbnails.of(decoded)
                .size(longest, longest)
                .imageType(solid ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB)
                .addFilter(turn)
                .asBufferedImage();
        var type = solid ? ContentType.JPEG : ContentType.PNG;
        var bytes = new ByteArrayOutputStream();
        var writing = Thumbnails.of(small).scale(1).outputFormat(type.endings().getFirst());
        (type == ContentType.JPEG ? writing.outputQuality(QUALITY) : writing).toOutputStream(bytes);
        return new SmallerPicture(type, small.getWidth(), small.getHeight(), bytes::writeTo);
    }
}
