package foyer.files;

import foyer.files.content.ContentType;
import foyer.files.links.FileToken;
import foyer.files.links.LinkedFiles;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What links lead to. */
@Component
class LinkTargets implements LinkedFiles {

    private final FileQueries queries;

    LinkTargets(FileQueries queries) {
        this.queries = queries;
    }

    @Override
    public @Nullable Download download(UUID file, FileToken.Deed deed) {
        var readable = queries.readable(new FileId(file), FileVariant.of(deed));
        if (readable == null) {
            return null;
        }
        var found = readable.file();
        var type = ContentType.of(readable.contentType()).orElseThrow();
        return new Download(
                readable.key(),
                deed.isNameless()
                        ? nameless(found, type)
                        : FileNames.kept(found.name(), type).orElse(found.name()),
                type,
                readable.size(),
                readable.sha256(),
                found.purpose() != FilePurpose.MEDIA);
    }

    /** What people call their files says more than they would to the public. */
    private static String nameless(StoredFile file, ContentType type) {
        return file.id() + "." + type.endings().getFirst();
    }

    @Override
    public @Nullable Upload upload(UUID file) {
        var arriving = queries.arriving(new FileId(file));
        if (arriving == null) {
            return null;
        }
        var found = arriving.file();
        return new Upload(
                arriving.upload(),
                ContentType.of(found.contentType()).orElseThrow(),
                found.size(),
                Objects.requireNonNull(found.uploadExpiresAt()));
    }
}
