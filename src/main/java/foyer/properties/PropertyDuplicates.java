package foyer.properties;

import static foyer.properties.PropertyDuplicateReason.ADDRESS;
import static foyer.properties.PropertyDuplicateReason.PHOTO;

import foyer.files.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Other properties that may be the same ones: at the same address, however it was typed, or with the same picture to the
 * byte. They warn, and hinder nobody (spec/properties.md, rules).
 */
@Component
class PropertyDuplicates {

    /** Of one property. */
    private static final int MOST = 10;

    private final PropertyDuplicateQueries queries;
    private final PropertyQueries properties;
    private final Files files;

    PropertyDuplicates(PropertyDuplicateQueries queries, PropertyQueries properties, Files files) {
        this.queries = queries;
        this.properties = properties;
        this.files = files;
    }

    /** Those of each, what has more in common with it first; an empty list for none. */
    Map<PropertyId, List<PropertyDuplicate>> of(Collection<PropertyId> ids) {
        var reasons = new HashMap<PropertyId, Map<PropertyId, EnumSet<PropertyDuplicateReason>>>();
        ids.forEach(id -> reasons.put(id, new LinkedHashMap<>()));
        queries.atOneAddress(ids).forEach(pair -> add(reasons, pair.one(), pair.other(), ADDRESS));
        addPhotos(ids, reasons);
        var others = reasons.values().stream()
                .flatMap(found -> found.keySet().stream())
                .collect(Collectors.toSet());
        var known = others.isEmpty() ? Map.<PropertyId, Property>of() : properties.byIds(others);
        var duplicates = new HashMap<PropertyId, List<PropertyDuplicate>>();
        reasons.forEach((id, found) -> duplicates.put(id, listed(found, known)));
        return duplicates;
    }

    private void addPhotos(
            Collection<PropertyId> ids, Map<PropertyId, Map<PropertyId, EnumSet<PropertyDuplicateReason>>> reasons) {
        var photos = queries.photos(ids);
        if (photos.isEmpty()) {
            return;
        }
        var mine = photos.stream().map(PropertyDuplicateQueries.Photo::file).collect(Collectors.toSet());
        var alike = files.sameContent(mine);
        var all = alike.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        var others = queries.photosOf(all);
        for (var photo : photos) {
            var same = alike.getOrDefault(photo.file(), Set.of());
            others.stream()
                    .filter(other -> same.contains(other.file()))
                    .filter(other -> !other.property().equals(photo.property()))
                    .forEach(other -> add(reasons, photo.property(), other.property(), PHOTO));
        }
    }

    private static void add(
            Map<PropertyId, Map<PropertyId, EnumSet<PropertyDuplicateReason>>> reasons,
            PropertyId of,
            PropertyId other,
            PropertyDuplicateReason reason) {
        reasons.computeIfAbsent(of, _ -> new LinkedHashMap<>())
                .computeIfAbsent(other, _ -> EnumSet.noneOf(PropertyDuplicateReason.class))
                .add(reason);
    }

    private static List<PropertyDuplicate> listed(
            Map<PropertyId, EnumSet<PropertyDuplicateReason>> found, Map<PropertyId, Property> known) {
        var all = new ArrayList<PropertyDuplicate>();
        found.forEach((id, reasons) -> {
            var property = known.get(id);
            if (property != null) {
                all.add(new PropertyDuplicate(property, List.copyOf(reasons)));
            }
        });
        return all.stream()
                .sorted((one, other) ->
                        Integer.compare(other.reasons().size(), one.reasons().size()))
                .limit(MOST)
                .toList();
    }
}
