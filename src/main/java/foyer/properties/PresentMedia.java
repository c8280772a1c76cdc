package foyer.properties;

import foyer.files.Files;
import foyer.files.StoredFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The media of properties whose files may be had. One whose file was deleted, lost or found suspect keeps its place, in case
 * the file comes back; until then it is no photo to publish with, and no cover.
 */
@Component
class PresentMedia {

    private final PropertyMediaQueries queries;
    private final Files files;

    PresentMedia(PropertyMediaQueries queries, Files files) {
        this.queries = queries;
        this.files = files;
    }

    /** Those of these properties, in order. */
    Map<PropertyId, List<PropertyMedia>> of(Collection<PropertyId> ids) {
        return among(queries.of(ids));
    }

    /** All media of these properties, in order, with the cover where it is now: on a photo that is there. */
    Map<PropertyId, List<PropertyMedia>> withAbsent(Collection<PropertyId> ids) {
        var all = queries.of(ids);
        var present = among(all);
        var shown = new HashMap<PropertyId, List<PropertyMedia>>();
        all.forEach((id, media) -> {
            var covers = PropertyMedia.covered(present.getOrDefault(id, List.of())).stream()
                    .filter(PropertyMedia::cover)
                    .map(PropertyMedia::id)
                    .collect(Collectors.toSet());
            shown.put(
                    id,
                    media.stream()
                            .map(medium -> medium.covering(covers.contains(medium.id())))
                            .toList());
        });
        return shown;
    }

    private Map<PropertyId, List<PropertyMedia>> among(Map<PropertyId, List<PropertyMedia>> all) {
        var fileIds = all.values().stream()
                .flatMap(List::stream)
                .map(PropertyMedia::fileId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (fileIds.isEmpty()) {
            return Map.of();
        }
        var known = files.byIds(fileIds);
        var present = new HashMap<PropertyId, List<PropertyMedia>>();
        all.forEach((id, media) -> present.put(
                id,
                media.stream()
                        .filter(medium -> medium.fileId() != null && isReadable(known.get(medium.fileId())))
                        .toList()));
        return present;
    }

    private static boolean isReadable(@Nullable StoredFile file) {
        return file != null && file.readable();
    }

    List<PropertyMedia> of(PropertyId id) {
        return of(List.of(id)).getOrDefault(id, List.of());
    }

    /** Makes the first photo that is there the cover of the property, which is held, unless one of them is it already. */
    void cover(PropertyId id) {
        var present = of(id);
        if (present.stream().noneMatch(PropertyMedia::cover)) {
            present.stream()
                    .filter(PropertyMedia::isPhoto)
                    .findFirst()
                    .ifPresent(photo -> queries.cover(id, photo.id()));
        }
    }
}
