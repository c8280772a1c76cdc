package foyer.platform.graphql.persisted;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The name of a document: SHA-256 of its text in UTF-8, in lower-case hexadecimal digits. */
final class DocumentHash {

    /** What it has before it as a document identifier (GraphQL over HTTP, appendix "Persisted Documents"). */
    static final String PREFIX = "sha256:";

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    private DocumentHash() {}

    static boolean is(String text) {
        return FORM.matcher(text).matches();
    }

    static String of(String document) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
