package foyer.files.pictures;

import java.io.IOException;

/**
 * The blocks of a GIF (CompuServe, "Graphics Interchange Format", version 89a). What is kept is its pictures, when each is
 * shown and how often all are; comments, and what programs note, are left out. It is as large as its screen, or as what
 * stands out of that; one whose first picture is not all of it has no bound, as nobody wants a part of it for the whole.
 */
final class GifParts {

    private static final int SIGNATURE = 6;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int END = 0x3B;
    private static final int CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;
    private static final int APPLICATION_NAME = 11;
    private static final int HAS_COLOURS = 0x80;
    private static final int COLOURS = 0x07;
    private static final int COLOUR = 3;

    /** More than it takes to say how often, or when. */
    private static final int LARGEST_KEPT = 64;

    private final Cursor file;
    private final Pieces pieces = new Pieces();
    private int width;
    private int height;
    private boolean shown;
    private boolean firstIsAll;

    private GifParts(Cursor file) {
        this.file = file;
    }

    /** @throws NotAPictureException when it is not made as a GIF is */
    static Parts of(Cursor file) throws IOException {
        return new GifParts(file).parts();
    }

    private Parts parts() throws IOException {
        if (!file.text(SIGNATURE).matches("GIF8[79]a")) {
            throw new NotAPictureException();
        }
        width = file.little16();
        height = file.little16();
        var flags = file.octet();
        file.skip(2);
        colours(flags);
        pieces.keep(0, file.place());
        for (var more = true; more && file.left() > 0; ) {
            more = block();
        }
        if (!shown) {
            throw new NotAPictureException();
        }
        if (file.left() > 0) {
            pieces.drop();
        }
        return new Parts(pieces, Exif.UPRIGHT, width, height, firstIsAll ? 1 : 0);
    }

    private void colours(int flags) throws IOException {
        if ((flags & HAS_COLOURS) != 0) {
            file.pass(COLOUR * (2L << (flags & COLOURS)));
        }
    }

    /** Passes over a block; false behind the last one. */
    private boolean block() throws IOException {
        var begin = file.place();
        switch (file.octet()) {
            case IMAGE -> {
                image();
                pieces.keep(begin, file.place());
                return true;
            }
            case EXTENSION -> {
                if (extension()) {
                    pieces.keep(begin, file.place());
                } else {
                    pieces.drop();
                }
                return true;
            }
            case END -> pieces.keep(begin, file.place());
            default -> pieces.drop();
        }
        return false;
    }

    /** The first one is what decoders make; browsers show all of them, on a screen that each of them may enlarge. */
    private void image() throws IOException {
        var left = file.little16();
        var top = file.little16();
        var right = left + file.little16();
        var bottom = top + file.little16();
        firstIsAll = shown
                ? firstIsAll && right <= width && bottom <= height
                : left == 0 && top == 0 && right > 0 && bottom > 0 && right >= width && bottom >= height;
        width = Math.max(width, right);
        height = Math.max(height, bottom);
        shown = true;
        colours(file.octet());
        file.pass(1);
        content();
    }

    /** Whether it is kept. */
    private boolean extension() throws IOException {
        if (file.left() == 0) {
            return false;
        }
        var label = file.octet();
        if (label != APPLICATION) {
            return content() <= LARGEST_KEPT && label == CONTROL;
        }
        if (file.left() <= APPLICATION_NAME || file.octet() != APPLICATION_NAME) {
            file.pass(file.left());
            return false;
        }
        var name = file.text(APPLICATION_NAME);
        return content() <= LARGEST_KEPT && (name.equals("NETSCAPE2.0") || name.equals("ANIMEXTS1.0"));
    }

    /** Passes over parts of at most 255 bytes, up to an empty one; how many bytes they have. */
    private long content() throws IOException {
        var all = 0L;
        while (file.left() > 0) {
            var length = file.octet();
            if (length == 0) {
                break;
            }
            all += length;
            file.pass(length);
        }
        return all;
    }
}
