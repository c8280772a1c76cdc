package foyer.files;

import foyer.files.FileWriteQueries.Announced;
import foyer.files.content.ContentType;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What files may be (spec/files.md, limits): types and size by purpose, names, descriptions. */
@Component
class FileRules {

    static final int MAX_ALT = 1_000;

    private static final Map<FilePurpose, Set<ContentType>> TYPES = Map.of(
            FilePurpose.MEDIA,
            Set.of(
                    ContentType.JPEG,
                    ContentType.PNG,
                    ContentType.WEBP,
                    ContentType.GIF,
                    ContentType.PDF,
                    ContentType.MP4),
            FilePurpose.DOCUMENT,
            Set.of(ContentType.PDF, ContentType.JPEG, ContentType.PNG),
            FilePurpose.IMPORT,
            Set.of(ContentType.CSV, ContentType.XLSX),
            FilePurpose.EXPORT,
            Set.of(ContentType.CSV, ContentType.JSONL, ContentType.XLSX, ContentType.ZIP, ContentType.PDF),
            FilePurpose.ARCHIVE,
            Set.of(ContentType.ZIP));

    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private final FileSettings settings;
    private final ImportPermission imports;

    FileRules(FileSettings settings, ImportPermission imports) {
        this.settings = settings;
        this.imports = imports;
    }

    /** The upload that the input announces; all that is wrong with it is thrown at once. */
    Announced announced(FileInputs.UploadCreate input) {
        var problems = new ArrayList<Problem>();
        if (!input.purpose().uploaded()) {
            problems.add(Problem.of(FileErrorCode.PURPOSE_INVALID, "purpose"));
        }
        var type = ContentType.of(input.contentType())
                .filter(known -> TYPES.getOrDefault(input.purpose(), Set.of()).contains(known))
                .orElse(null);
        if (type == null) {
            problems.add(Problem.of(FileErrorCode.TYPE_NOT_ALLOWED, "contentType", allowed(input.purpose())));
        }
        var name = FileNames.kept(input.name(), type == null ? ContentType.PDF : type)
                .orElse("");
        if (name.isEmpty()) {
            problems.add(Problem.of(FileErrorCode.NAME_INVALID, "name"));
        }
        var largest = settings.largest(input.purpose());
        if (input.size() < 1 || input.size() > largest) {
            problems.add(Problem.of(FileErrorCode.SIZE_INVALID, "size", largest));
        }
        if (input.sha256() != null && !SHA256.matcher(input.sha256()).matches()) {
            problems.add(Problem.of(FileErrorCode.SHA256_INVALID, "sha256"));
        }
        if (type == null || !problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
        var sha256 = input.sha256() == null ? null : input.sha256().toLowerCase(Locale.ROOT);
        return new Announced(name, type, input.size(), sha256, input.purpose(), permission(input.purpose()));
    }

    /** A table to be read in is of people who are not everybody's: it would tell them all to whoever may read files. */
    private @Nullable String permission(FilePurpose purpose) {
        return purpose == FilePurpose.IMPORT ? imports.permission() : null;
    }

    private static String allowed(FilePurpose purpose) {
        var names = TYPES.getOrDefault(purpose, Set.of()).stream()
                .map(ContentType::mediaType)
                .sorted()
                .toList();
        return String.join(", ", names);
    }

    /** The name as it is kept, for bytes of this type. */
    String name(String given, String contentType, List<Problem> problems) {
        var type = ContentType.of(contentType).orElseThrow();
        var name = FileNames.kept(given, type);
        if (name.isEmpty()) {
            problems.add(Problem.of(FileErrorCode.NAME_INVALID, "name"));
        }
        return name.orElse(given);
    }

    /** The description as it is kept: trimmed, and null when nothing is left. */
    @Nullable String alt(@Nullable String given, List<Problem> problems) {
        var alt = given == null ? "" : given.strip();
        if (alt.codePointCount(0, alt.length()) > MAX_ALT) {
            problems.add(Problem.of(FileErrorCode.ALT_INVALID, "alt", MAX_ALT));
        }
        return alt.isEmpty() ? null : alt;
    }
}
