package foyer.files.storage;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of an object: made by the server, under its tenant, of 192 random bits and nothing that anybody typed. So it
 * can be neither guessed nor bent into another place. An upload's object has the same form and an ending that tells it.
 *
 * @param name 48 hexadecimal digits, and {@code .upload} for bytes that are still arriving
 */
public record StorageKey(UUID tenant, String name) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 24;
    private static final String UPLOAD = ".upload";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{48}(\\.upload)?");
    private static final Pattern PATH = Pattern.compile("([0-9a-f]{32})/([0-9a-f]{2})/(\\2[0-9a-f]{46}(?:\\.upload)?)");
    private static final int FOLDER = 2;

    public StorageKey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of an object: " + name);
        }
    }

    /** A new name for bytes that are complete. */
    public static StorageKey object(UUID tenant) {
        return new StorageKey(tenant, random());
    }

    /** A new name for bytes to arrive under. */
    public static StorageKey upload(UUID tenant) {
        return new StorageKey(tenant, random() + UPLOAD);
    }

    private static String random() {
        var bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    public boolean isUpload() {
        return name.endsWith(UPLOAD);
    }

    /** Where drivers keep it, the tenant first: {@code <tenant>/<two digits>/<name>}. */
    public String path() {
        return folder() + "/" + name;
    }

    /** What comes before the name: the tenant, and then two of the name's digits. */
    String folder() {
        return folderOf(tenant) + "/" + name.substring(0, FOLDER);
    }

    /** What the paths of all objects of a tenant begin with, before the first slash. */
    public static String folderOf(UUID tenant) {
        return tenant.toString().replace("-", "");
    }

    /** The key that has this path; nothing for what is no object of Foyer's. */
    public static Optional<StorageKey> ofPath(String path) {
        var parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var high = Long.parseUnsignedLong(parts.group(1), 0, 16, 16);
        var low = Long.parseUnsignedLong(parts.group(1), 16, 32, 16);
        return Optional.of(new StorageKey(new UUID(high, low), parts.group(3)));
    }
}
