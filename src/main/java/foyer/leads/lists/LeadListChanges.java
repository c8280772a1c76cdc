package foyer.leads.lists;

import static foyer.leads.lists.LeadListErrorCode.FILTER_INVALID;
import static foyer.leads.lists.LeadListErrorCode.NAME_INVALID;
import static foyer.leads.lists.LeadListErrorCode.NOT_FOUND;
import static foyer.leads.lists.LeadListErrorCode.NOT_YOURS;
import static foyer.leads.lists.LeadListErrorCode.TOO_MANY_LISTS;

import foyer.audit.Audit;
import foyer.leads.LeadFilterJson;
import foyer.platform.database.NewIds;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.MembershipId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes lists, changes them and deletes them: each person their own, whether or not everybody has them. */
@Service
class LeadListChanges {

    private final LeadListQueries queries;
    private final JsonMapper json;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    LeadListChanges(LeadListQueries queries, JsonMapper json, Audit audit, Events events, TenantClock clock) {
        this.queries = queries;
        this.json = json;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    LeadList create(LeadListInputs.Create input, @Nullable Map<String, @Nullable Object> filter) {
        var at = clock.now();
        var list = new LeadList(
                new LeadListId(NewIds.inOrder(at, 1).getFirst()),
                new MembershipId(caller()),
                name(input.name()),
                filter == null ? null : checked(filter),
                input.shared(),
                at,
                at);
        if (queries.lockedCount(caller()) >= LeadList.MAX) {
            throw UserErrorException.of(TOO_MANY_LISTS, LeadList.MAX);
        }
        queries.insert(list);
        tell(list, "create", "created");
        return stored(list.id());
    }

    @Transactional
    LeadList update(LeadListInputs.Update input, @Nullable Map<String, @Nullable Object> filter) {
        var before = own(input.id());
        if (filter != null && before.filter() == null) {
            throw UserErrorException.at("filter", FILTER_INVALID);
        }
        var after = new LeadList(
                before.id(),
                new MembershipId(caller()),
                input.name() == null ? before.name() : name(input.name()),
                filter == null ? before.filter() : checked(filter),
                input.shared() == null ? before.shared() : input.shared(),
                before.createdAt(),
                before.updatedAt());
        if (after.equals(before)) {
            return before;
        }
        queries.update(after, clock.now());
        tell(after, "update", "updated");
        return stored(after.id());
    }

    @Transactional
    LeadList delete(LeadListId id) {
        var list = own(id);
        queries.delete(id);
        tell(list, "delete", "deleted");
        return list;
    }

    private LeadList own(LeadListId id) {
        var list = queries.lock(id);
        if (list == null) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        if (list.ownerId() != null && !list.ownerId().value().equals(caller())) {
            throw UserErrorException.at("id", NOT_YOURS);
        }
        return list;
    }

    private LeadList stored(LeadListId id) {
        return Objects.requireNonNull(queries.byId(id));
    }

    private void tell(LeadList list, String action, String verb) {
        audit.record(
                "lead_list." + action,
                LeadList.TYPE,
                list.id().value(),
                Map.of("name", list.name(), "shared", list.shared(), "filtered", list.filter() != null));
        events.publish(new LeadListEvent(list.id(), verb));
    }

    private static String name(String given) {
        var name = given.strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LeadList.MAX_NAME) {
            throw UserErrorException.at("name", NAME_INVALID, LeadList.MAX_NAME);
        }
        return name;
    }

    /** As JSON, read as it will be when the list is: one that went by a list might go round. */
    private String checked(Map<String, @Nullable Object> given) {
        var filter = json.writeValueAsString(given);
        if (filter.length() > LeadList.MAX_FILTER) {
            throw UserErrorException.at("filter", FILTER_INVALID);
        }
        var read = LeadFilterJson.read(filter);
        if (read.list() != null || Boolean.TRUE.equals(read.archived())) {
            throw UserErrorException.at("filter", FILTER_INVALID);
        }
        return filter;
    }

    private static UUID caller() {
        return Objects.requireNonNull(CurrentCaller.actor().id());
    }
}
