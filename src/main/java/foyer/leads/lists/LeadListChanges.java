package foyer.leads.lists;

import static foyer.leads.lists.LeadListErrorCode.FILTER_INVALID;
import static foyer.leads.lists.LeadListErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.leads.lists.LeadListErrorCode.NAME_INVALID;
import static foyer.leads.lists.LeadListErrorCode.NAME_TAKEN;
import static foyer.leads.lists.LeadListErrorCode.NOT_FOUND;
import static foyer.leads.lists.LeadListErrorCode.NOT_YOURS;
import static foyer.leads.lists.LeadListErrorCode.TOO_MANY_LISTS;

import foyer.leads.LeadFilterJson;
import foyer.platform.database.NewIds;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.time.TenantClock;
import foyer.records.owning.Owning;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes lists, changes them and deletes them: each person their own, whether or not everybody has them. */
@Service
class LeadListChanges {

    private final LeadListQueries queries;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final ListMaking making;
    private final TenantClock clock;

    LeadListChanges(
            LeadListQueries queries, Idempotency idempotency, JsonMapper json, ListMaking making, TenantClock clock) {
        this.queries = queries;
        this.idempotency = idempotency;
        this.json = json;
        this.making = making;
        this.clock = clock;
    }

    /** All that is sent, by which a repeated call is known. */
    private record Sent(
            LeadListInputs.Create input, @Nullable Map<String, @Nullable Object> filter) {}

    @Transactional
    LeadList create(LeadListInputs.Create input, @Nullable Map<String, @Nullable Object> filter) {
        var id = new LeadListId(idempotency.once(
                "leadListCreate",
                input.idempotencyKey(),
                new Sent(input, filter),
                IDEMPOTENCY_KEY_REUSED,
                () -> made(input, filter).value()));
        var list = queries.byId(id);
        if (list == null) {
            throw UserErrorException.of(NOT_FOUND);
        }
        return list;
    }

    private LeadListId made(LeadListInputs.Create input, @Nullable Map<String, @Nullable Object> filter) {
        var at = clock.now();
        var list = new LeadList(
                new LeadListId(NewIds.inOrder(at, 1).getFirst()),
                Owning.owner(),
                name(input.name()),
                filter == null ? null : checked(filter),
                input.shared(),
                at,
                at);
        if (queries.lockedCount(Owning.caller()) >= LeadList.MAX) {
            throw UserErrorException.of(TOO_MANY_LISTS, LeadList.MAX);
        }
        if (!making.make(list)) {
            throw UserErrorException.at("name", NAME_TAKEN);
        }
        return list.id();
    }

    @Transactional
    LeadList update(LeadListInputs.Update input, @Nullable Map<String, @Nullable Object> filter) {
        var before = own(input.id());
        if (filter != null && before.filter() == null) {
            throw UserErrorException.at("filter", FILTER_INVALID);
        }
        var after = new LeadList(
                before.id(),
                Owning.owner(),
                input.name() == null ? before.name() : name(input.name()),
                filter == null ? before.filter() : checked(filter),
                input.shared() == null ? before.shared() : input.shared(),
                before.createdAt(),
                before.updatedAt());
        if (after.equals(before)) {
            return before;
        }
        queries.update(after, clock.now());
        making.tell(after, "update", "updated");
        return Objects.requireNonNull(queries.byId(after.id()));
    }

    @Transactional
    LeadList delete(LeadListId id) {
        var list = own(id);
        queries.delete(id);
        making.tell(list, "delete", "deleted");
        return list;
    }

    private LeadList own(LeadListId id) {
        return Owning.own(queries.lock(id), NOT_FOUND, NOT_YOURS);
    }

    private static String name(String given) {
        return Owning.name(given, LeadList.MAX_NAME, NAME_INVALID);
    }

    /** As JSON, read as it will be when the list is: one that went by a list might go round. */
    private String checked(Map<String, @Nullable Object> given) {
        var filter = json.writeValueAsString(given);
        if (filter.length() > LeadList.MAX_FILTER) {
            throw UserErrorException.at("filter", FILTER_INVALID);
        }
        var read = LeadFilterJson.read(filter);
        if (read.parts().anyMatch(part -> part.list() != null) || Boolean.TRUE.equals(read.archived())) {
            throw UserErrorException.at("filter", FILTER_INVALID);
        }
        return filter;
    }
}
