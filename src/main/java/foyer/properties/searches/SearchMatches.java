package foyer.properties.searches;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import foyer.platform.events.EventListener;
import foyer.platform.events.SequencedEvent;
import foyer.platform.time.TenantClock;
import foyer.properties.Property;
import foyer.properties.PropertyEvents;
import foyer.properties.PropertyId;
import foyer.properties.PropertyMatching;
import foyer.tenancy.Tenancy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds a property that was published, became cheaper, is back on the market or was changed otherwise against the searches
 * of its tenant, each as far as its owner may see. What meets one is noted once; who wants to hear of it at once does, by a mail in the same
 * transaction, unless so many have come to them within a day (spec/properties.md, rules).
 */
@Component
class SearchMatches implements EventListener {

    /** Then they wait for a mail with others. */
    static final int MOST_IN_A_DAY = 20;

    private static final int AT_ONCE = 200;

    private final PropertyMatching matching;
    private final SearchMatchQueries queries;
    private final SearchOwners owners;
    private final SearchMails mails;
    private final Tenancy tenancy;
    private final TenantClock clock;

    SearchMatches(
            PropertyMatching matching,
            SearchMatchQueries queries,
            SearchOwners owners,
            SearchMails mails,
            Tenancy tenancy,
            TenantClock clock) {
        this.matching = matching;
        this.queries = queries;
        this.owners = owners;
        this.mails = mails;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "properties.search_matches";
    }

    @Override
    public Set<String> types() {
        return Set.of(PropertyEvents.STATUS_CHANGED, PropertyEvents.UPDATED);
    }

    @Override
    public void on(SequencedEvent event) {
        var property = matching.published(new PropertyId(event.entityId())).orElse(null);
        var occasions = property == null ? List.<Occasion>of() : Occasion.of(event, property);
        if (property == null || occasions.isEmpty() || !tenancy.isInForce()) {
            return;
        }
        var changed = occasions.getFirst().changed();
        @Nullable PropertySavedSearch last = null;
        List<PropertySavedSearch> page;
        do {
            page = queries.candidates(property, last, AT_ONCE);
            if (!page.isEmpty()) {
                var met = met(property, looking(page, changed));
                occasions.forEach(occasion -> note(met, property, occasion));
                last = page.getLast();
            }
        } while (page.size() == AT_ONCE);
    }

    private static List<PropertySavedSearch> looking(List<PropertySavedSearch> page, @Nullable List<String> changed) {
        return changed == null
                ? page
                : page.stream()
                        .filter(search -> PropertyMatching.looksAt(changed, search.kept()))
                        .toList();
    }

    /** One statement an owner, as them. */
    private List<PropertySavedSearch> met(Property property, List<PropertySavedSearch> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        var met = new ArrayList<PropertySavedSearch>();
        var byOwner = page.stream().collect(groupingBy(PropertySavedSearch::ownerId, LinkedHashMap::new, toList()));
        var today = owners.today(byOwner.keySet());
        byOwner.forEach((owner, all) -> {
            var actor = today.get(owner);
            var theirs = actor == null ? List.<PropertySavedSearch>of() : SearchOwners.tellable(all, actor);
            if (actor != null && !theirs.isEmpty()) {
                var filters = theirs.stream().map(PropertySavedSearch::kept).toList();
                owners.as(actor, () -> matching.met(property.id(), filters))
                        .forEach(place -> met.add(theirs.get(place)));
            }
        });
        return met;
    }

    private void note(List<PropertySavedSearch> met, Property property, Occasion occasion) {
        if (met.isEmpty()) {
            return;
        }
        var now = clock.now();
        var noted = queries.insert(met, property.id(), occasion, now);
        var instant = met.stream()
                .filter(search -> search.alert() == PropertySearchAlert.INSTANT && noted.contains(search.id()))
                .toList();
        if (instant.isEmpty()) {
            return;
        }
        var full = queries.full(instant, MOST_IN_A_DAY, now);
        var told =
                instant.stream().filter(search -> !full.contains(search.id())).toList();
        told.forEach(search -> mails.tell(
                search,
                List.of(new SearchMails.Told(property, occasion.reason())),
                0,
                "%s:%s:%s".formatted(property.id(), occasion.reason(), occasion.text())));
        queries.told(told, property.id(), now);
    }
}
