package foyer.tenancy.pictures;

import foyer.files.FileFit;
import foyer.files.FileId;
import foyer.files.FilePurpose;
import foyer.files.Files;
import foyer.files.StoredFile;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Files of the tenant acted in that can be its logo or somebody's picture: of pixels, so that nothing in them runs
 * wherever they are shown. Nobody can upload an SVG at all.
 */
@Component
public class Pictures {

    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/webp", "image/gif");

    private final Files files;

    Pictures(Files files) {
        this.files = files;
    }

    /** Whether the caller's tenant can show this file as a picture of at most so many bytes. */
    public FileFit check(FileId id, long largest) {
        return FileFit.of(files.byIds(Set.of(id)).get(id), file -> fits(file, largest));
    }

    /** The picture as it is now; null when it can be shown no more. */
    public @Nullable StoredFile shown(FileId id) {
        var file = files.byIds(Set.of(id)).get(id);
        return file != null && file.readable() ? file : null;
    }

    private static boolean fits(StoredFile file, long largest) {
        return file.purpose() == FilePurpose.MEDIA && TYPES.contains(file.contentType()) && file.size() <= largest;
    }
}
