package foyer.properties;

import static foyer.properties.PropertyDuplicateReason.ADDRESS;
import static foyer.properties.PropertyDuplicateReason.PHOTO;

import foyer.files.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Other properties that may be the same ones: at the same address, however it was typed, or with the same picture to the
 * byte. They warn, and hinder nobody (spec/properties.md, rules).
 */
@Component
class PropertyDuplicates {

    /** Of one property. */
    private static final int MOST = 10;

    /** Of one photo, whichever properties they are on. */
    private static final int MOST_COPIES = 20;

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
        queries.atOneAddress(ids, MOST).forEach(pair -> add(reasons, pair.one(), pair.other(), ADDRESS));
        addPhotos(ids, reasons);
        reasons.replaceAll((_, found) -> first(found));
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
        var alike = files.sameContent(mine, MOST_COPIES);
        var all = new HashSet<>(mine);
        alike.values().forEach(all::addAll);
        // The property itself is among them.
        var places = queries.photosOf(all, MOST + 1).stream()
                .collect(Collectors.groupingBy(
                        PropertyDuplicateQueries.Photo::file,
                        Collectors.mapping(PropertyDuplicateQueries.Photo::property, Collectors.toList())));
        for (var photo : photos) {
            Stream.concat(Stream.of(photo.file()), alike.getOrDefault(photo.file(), List.of()).stream())
                    .flatMap(file -> places.getOrDefault(file, List.of()).stream())
                    .filter(other -> !other.equals(photo.property()))
                    .forEach(other -> add(reasons, photo.property(), other, PHOTO));
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

    /** What has more in common first; no more than are told. */
    private static Map<PropertyId, EnumSet<PropertyDuplicateReason>> first(
            Map<PropertyId, EnumSet<PropertyDuplicateReason>> found) {
        var first = new LinkedHashMap<PropertyId, EnumSet<PropertyDuplicateReason>>();
        found.entrySet().stream()
                .sorted((one, other) ->
                        Integer.compare(other.getValue().size(), one.getValue().size()))
                .limit(MOST)
                .forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        return first;
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
        return List.copyOf(all);
    }
}
