package foyer.files.pictures;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies so many bytes and no more. */
final class Ranges {

    private static final int BUFFER = 64 * 1024;

    private Ranges() {}

    static void copy(InputStream in, OutputStream out, long count) throws IOException {
        var buffer = new byte[(int) Math.min(BUFFER, count)];
        for (var left = count; left > 0; ) {
            var read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException();
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
