package foyer.properties;

import static foyer.properties.PropertyErrorCode.COVER_INVALID;
import static foyer.properties.PropertyErrorCode.FILE_NOT_FOUND;
import static foyer.properties.PropertyErrorCode.FILE_TWICE;
import static foyer.properties.PropertyErrorCode.FILE_UNUSABLE;
import static foyer.properties.PropertyErrorCode.IDS_INVALID;
import static foyer.properties.PropertyErrorCode.MEDIA_FULL;
import static foyer.properties.PropertyErrorCode.MEDIA_NOT_FOUND;
import static foyer.properties.PropertyErrorCode.MEDIA_ORDER_INVALID;
import static java.util.Objects.requireNonNull;

import foyer.entitlements.EntitlementException;
import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.files.FileFit;
import foyer.files.FilePurpose;
import foyer.files.Files;
import foyer.files.StoredFile;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.time.TenantClock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes the media of properties. One photo is the cover as soon as one is there ({@link PresentMedia}), and one only. */
@Service
class PropertyMediaService {

    /** Of a property whatever the plan, and at once: an order names all of them. */
    static final int MAX_MEDIA = 100;

    private final PropertyQueries queries;
    private final PropertyWriteQueries writes;
    private final PropertyMediaQueries media;
    private final PresentMedia present;
    private final LockedProperties locked;
    private final PropertyHistory history;
    private final Files files;
    private final Entitlements entitlements;
    private final TenantClock clock;

    PropertyMediaService(
            PropertyQueries queries,
            PropertyWriteQueries writes,
            PropertyMediaQueries media,
            PresentMedia present,
            LockedProperties locked,
            PropertyHistory history,
            Files files,
            Entitlements entitlements,
            TenantClock clock) {
        this.queries = queries;
        this.writes = writes;
        this.media = media;
        this.present = present;
        this.locked = locked;
        this.history = history;
        this.files = files;
        this.entitlements = entitlements;
        this.clock = clock;
    }

    @Transactional
    Property add(PropertyInputs.MediaAdd input) {
        if (input.fileIds().isEmpty() || input.fileIds().size() > MAX_MEDIA) {
            throw UserErrorException.at("fileIds", IDS_INVALID, MAX_MEDIA);
        }
        var property = locked.one(input.id());
        var there = media.of(property.id());
        check(input, there);
        requireRoom(there.size(), input.fileIds().size());
        var at = clock.now();
        var position = media.nextPlace(property.id());
        for (var file : input.fileIds()) {
            media.insert(property.id(), file, input.kind(), position, at);
            position++;
        }
        present.cover(property.id());
        return told(property, "property.media_add", Map.of("files", texts(input.fileIds())));
    }

    /** Media that are there stay, whatever the plan has become. */
    private void requireRoom(int there, int more) {
        if (there + more > MAX_MEDIA) {
            throw UserErrorException.at("fileIds", MEDIA_FULL, MAX_MEDIA, there, 0, "");
        }
        try {
            entitlements.requireRoom(Limit.PROPERTY_MEDIA, there, more);
        } catch (EntitlementException e) {
            throw e.at("fileIds", MEDIA_FULL);
        }
    }

    private void check(PropertyInputs.MediaAdd input, List<PropertyMedia> there) {
        var stored = files.byIds(Set.copyOf(input.fileIds()));
        var taken = there.stream()
                .map(PropertyMedia::fileId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        var errors = new PropertyErrors();
        for (var i = 0; i < input.fileIds().size(); i++) {
            var id = input.fileIds().get(i);
            var refusal = refusal(stored.get(id), input.kind());
            if (refusal != null) {
                errors.add("fileIds." + i, refusal);
            } else if (!taken.add(id)) {
                errors.add("fileIds." + i, FILE_TWICE);
            }
        }
        errors.check();
    }

    private static @Nullable PropertyErrorCode refusal(@Nullable StoredFile file, PropertyMediaKind kind) {
        return switch (FileFit.of(file, it -> it.purpose() == FilePurpose.MEDIA && kind.takes(it.contentType()))) {
            case FIT -> null;
            case NOT_FOUND -> FILE_NOT_FOUND;
            case UNUSABLE -> FILE_UNUSABLE;
        };
    }

    @Transactional
    Property reorder(PropertyInputs.MediaOf input) {
        var property = locked.one(input.id());
        var there = ids(media.of(property.id()));
        if (!Set.copyOf(there).equals(new HashSet<>(input.media()))
                || there.size() != input.media().size()) {
            throw UserErrorException.at("media", MEDIA_ORDER_INVALID);
        }
        if (there.equals(input.media())) {
            return property;
        }
        media.reorder(input.media());
        return told(property, "property.media_reorder", Map.of("media", diff(texts(there), texts(input.media()))));
    }

    @Transactional
    Property update(PropertyInputs.MediaUpdate input) {
        var property = locked.one(input.id());
        var medium = media.of(property.id()).stream()
                .filter(one -> one.id().equals(input.medium()))
                .findFirst()
                .orElseThrow(() -> UserErrorException.at("medium", MEDIA_NOT_FOUND));
        var errors = new PropertyErrors();
        var changed = changed(medium, input, errors);
        checkKind(medium, changed, errors);
        errors.check();
        if (changed.equals(medium)) {
            return property;
        }
        media.update(changed);
        if (changed.cover() && !medium.cover()) {
            media.cover(property.id(), medium.id());
        }
        present.cover(property.id());
        return told(
                property, "property.media_update", Map.of("medium", medium.id().toString()));
    }

    private static PropertyMedia changed(
            PropertyMedia medium, PropertyInputs.MediaUpdate input, PropertyErrors errors) {
        return new PropertyMedia(
                medium.id(),
                medium.fileId(),
                input.kind().isOmitted()
                        ? medium.kind()
                        : errors.required("kind", input.kind().value(), medium.kind()),
                input.cover() == null ? medium.cover() : input.cover(),
                input.alt().isOmitted()
                        ? medium.alt()
                        : errors.text("alt", input.alt().value(), PropertyErrors.MAX_CAPTION),
                input.caption().isOmitted()
                        ? medium.caption()
                        : errors.text("caption", input.caption().value(), PropertyErrors.MAX_CAPTION));
    }

    private void checkKind(PropertyMedia before, PropertyMedia after, PropertyErrors errors) {
        var id = after.fileId();
        var refusal = refusal(id == null ? null : files.byIds(Set.of(id)).get(id), after.kind());
        var chosen = after.cover() && !before.cover();
        if ((before.cover() && !after.cover())
                || (after.cover() && after.kind() != PropertyMediaKind.PHOTO)
                || (chosen && refusal != null)) {
            errors.add("cover", COVER_INVALID);
        }
        if (refusal != null && before.kind() != after.kind()) {
            errors.add("kind", refusal);
        }
    }

    @Transactional
    Property remove(PropertyInputs.MediaOf input) {
        if (input.media().isEmpty() || input.media().size() > MAX_MEDIA) {
            throw UserErrorException.at("media", IDS_INVALID, MAX_MEDIA);
        }
        var property = locked.one(input.id());
        var there = media.of(property.id());
        var known = ids(there);
        var errors = new PropertyErrors();
        for (var i = 0; i < input.media().size(); i++) {
            if (!known.contains(input.media().get(i))) {
                errors.add("media." + i, MEDIA_NOT_FOUND);
            }
        }
        errors.check();
        media.delete(Set.copyOf(input.media()));
        present.cover(property.id());
        return told(property, "property.media_remove", Map.of("media", texts(input.media())));
    }

    private Property told(Property property, String action, Map<String, ?> diff) {
        writes.touch(property.id(), clock.now());
        history.mediaChanged(property, action, diff);
        return requireNonNull(queries.stored(property.id()));
    }

    private static List<PropertyMediaId> ids(List<PropertyMedia> media) {
        return media.stream().map(PropertyMedia::id).toList();
    }

    private static List<String> texts(List<?> ids) {
        return ids.stream().map(Objects::toString).toList();
    }

    private static Map<String, Object> diff(Object before, Object after) {
        return Map.of("before", before, "after", after);
    }
}
