package foyer.platform.mail;

/** A mail's content as it lies in its row. */
final class SealedContent {

    private final byte[] bytes;

    SealedContent(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }
}
