package foyer.platform.mail;

import java.util.Arrays;

/** A picture that a mail carries with it. */
public final class MailPicture {

    private final String contentType;
    private final byte[] bytes;

    public MailPicture(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.bytes = Arrays.copyOf(bytes, bytes.length);
    }

    String contentType() {
        return contentType;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }
}
