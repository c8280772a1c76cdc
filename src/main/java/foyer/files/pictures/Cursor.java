package foyer.files.pictures;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Goes through a file from its beginning, and knows where it is. */
final class Cursor implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final long size;
    private long place;

    Cursor(Path file) throws IOException {
        size = Files.size(file);
        in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    }

    /** How many bytes there are from here on. */
    long left() {
        return size - place;
    }

    long place() {
        return place;
    }

    /** The next byte, or -1 at the end. */
    int next() throws IOException {
        var octet = in.read();
        if (octet >= 0) {
            place++;
        }
        return octet;
    }

    /** The next byte, which has to be there. */
    int octet() throws IOException {
        var octet = next();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }

    /** Two bytes, the higher one first. */
    int big16() throws IOException {
        return (octet() << Byte.SIZE) | octet();
    }

    /** Two bytes, the lower one first. */
    int little16() throws IOException {
        return octet() | (octet() << Byte.SIZE);
    }

    /** Four bytes, the highest first. */
    long big32() throws IOException {
        return ((long) big16() << Short.SIZE) | big16();
    }

    /** Four bytes, the lowest first. */
    long little32() throws IOException {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) big32()));
    }

    /** So many letters, or what stands for them. */
    String text(int count) throws IOException {
        return new String(bytes(count), StandardCharsets.ISO_8859_1);
    }

    byte[] bytes(int count) throws IOException {
        var bytes = in.readNBytes(count);
        place += bytes.length;
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    /** Passes over so many bytes, or those that there are. */
    void pass(long count) throws IOException {
        skip(Math.min(count, left()));
    }

    void skip(long count) throws IOException {
        in.skipNBytes(count);
        place += count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
