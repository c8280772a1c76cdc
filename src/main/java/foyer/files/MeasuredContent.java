package foyer.files;

import foyer.files.storage.ObjectContent;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Content that is counted and digested as it is written, and ends when it becomes too large. */
final class MeasuredContent implements ObjectContent {

    private final FileContent content;
    private final long limit;
    private final MessageDigest digest;
    private long size;

    MeasuredContent(FileContent content, long limit) {
        this.content = content;
        this.limit = limit;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        content.writeTo(new Measured(out));
    }

    long size() {
        return size;
    }

    /** Of what was written; ends the measuring. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private final class Measured extends OutputStream {

        private final OutputStream out;

        Measured(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            size += length;
            if (size > limit) {
                throw new FileTooLargeException(limit);
            }
            digest.update(bytes, offset, length);
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
