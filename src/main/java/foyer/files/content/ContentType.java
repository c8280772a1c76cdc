package foyer.files.content;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types of bytes that Foyer keeps; there are no others. */
public enum ContentType {
    JPEG("image/jpeg", true, "jpg", "jpeg"),
    PNG("image/png", true, "png"),
    WEBP("image/webp", true, "webp"),
    GIF("image/gif", true, "gif"),
    MP4("video/mp4", true, "mp4", "m4v"),
    PDF("application/pdf", false, "pdf"),
    CSV("text/csv", false, "csv"),
    JSONL("application/jsonl", false, "jsonl"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, "xlsx"),
    ZIP("application/zip", false, "zip");

    private final String mediaType;
    private final boolean inline;
    private final String endings;

    ContentType(String mediaType, boolean inline, String... endings) {
        this.mediaType = mediaType;
        this.inline = inline;
        this.endings = String.join(" ", endings);
    }

    /** The type of this name; parameters and case do not matter. */
    public static Optional<ContentType> of(String mediaType) {
        var bare = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(bare))
                .findFirst();
    }

    /** The name, such as {@code image/png} (IANA, "Media Types"). */
    public String mediaType() {
        return mediaType;
    }

    /** Whether browsers may show it in a page: what runs nothing and needs no program of its own. */
    public boolean inline() {
        return inline;
    }

    /** The endings of file names, the usual one first. */
    public List<String> endings() {
        return List.of(endings.split(" ", -1));
    }
}
