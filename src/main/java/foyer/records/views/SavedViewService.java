package foyer.records.views;

import static foyer.records.views.SavedViewErrorCode.COLUMNS_INVALID;
import static foyer.records.views.SavedViewErrorCode.FILTER_INVALID;
import static foyer.records.views.SavedViewErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.records.views.SavedViewErrorCode.NAME_INVALID;
import static foyer.records.views.SavedViewErrorCode.NOT_FOUND;
import static foyer.records.views.SavedViewErrorCode.NOT_YOURS;
import static foyer.records.views.SavedViewErrorCode.ORDER_INVALID;
import static foyer.records.views.SavedViewErrorCode.TOO_MANY_VIEWS;

import foyer.audit.Audit;
import foyer.platform.database.NewIds;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.time.TenantClock;
import foyer.records.fields.CustomFieldOrder;
import foyer.records.fields.CustomValues;
import foyer.records.fields.RecordType;
import foyer.records.owning.Owning;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Saves views and deletes them: each person their own, whether or not everybody has them. */
@Service
class SavedViewService {

    static final String TYPE = "SavedView";

    private final SavedViewQueries queries;
    private final List<ViewedRecords> records;
    private final CustomValues fields;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    SavedViewService(
            SavedViewQueries queries,
            List<ViewedRecords> records,
            CustomValues fields,
            Idempotency idempotency,
            JsonMapper json,
            Audit audit,
            Events events,
            TenantClock clock) {
        this.queries = queries;
        this.records = records;
        this.fields = fields;
        this.idempotency = idempotency;
        this.json = json;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** All that is sent, by which a repeated call is known. */
    private record Sent(SavedViewInputs.Save input, Looked looked) {}

    @Transactional
    SavedView save(SavedViewInputs.Save input, Looked looked) {
        var id = new SavedViewId(idempotency.once(
                "savedViewSave",
                input.idempotencyKey(),
                new Sent(input, looked),
                IDEMPOTENCY_KEY_REUSED,
                () -> written(input, looked).value()));
        var view = queries.byId(id);
        if (view == null) {
            throw UserErrorException.of(NOT_FOUND);
        }
        return view;
    }

    private SavedViewId written(SavedViewInputs.Save input, Looked looked) {
        var stored = input.id() == null ? null : own(input.id());
        var view = view(stored == null ? newId() : stored.id(), input, looked);
        if (stored == null) {
            insert(view);
        } else if (view.equals(stored)) {
            return stored.id();
        } else {
            queries.update(view, clock.now());
        }
        audit.record("saved_view.save", TYPE, view.id().value(), Map.of("name", view.name(), "shared", view.shared()));
        events.publish(new SavedViewEvents.Saved(view.id()));
        return view.id();
    }

    private void insert(SavedView view) {
        if (queries.lockedCount(view.type(), Owning.caller()) >= SavedView.MAX) {
            throw UserErrorException.of(TOO_MANY_VIEWS, SavedView.MAX);
        }
        queries.insert(view, clock.now());
    }

    private SavedViewId newId() {
        return new SavedViewId(NewIds.inOrder(clock.now(), 1).getFirst());
    }

    private SavedView view(SavedViewId id, SavedViewInputs.Save input, Looked looked) {
        var columns = input.columns() == null ? List.<String>of() : input.columns();
        if (columns.size() > SavedView.MAX_COLUMNS
                || columns.stream().anyMatch(column -> !Owning.isShort(column, SavedView.MAX_COLUMN))) {
            throw UserErrorException.at("columns", COLUMNS_INVALID, SavedView.MAX_COLUMNS, SavedView.MAX_COLUMN);
        }
        if (input.groupBy() != null && !Owning.isShort(input.groupBy(), SavedView.MAX_COLUMN)) {
            throw UserErrorException.at("groupBy", COLUMNS_INVALID, SavedView.MAX_COLUMNS, SavedView.MAX_COLUMN);
        }
        return new SavedView(
                id,
                looked.type(),
                Owning.owner(),
                Owning.name(input.name(), SavedView.MAX_NAME, NAME_INVALID),
                filter(looked),
                looked.sort(),
                sortField(looked),
                columns,
                input.groupBy(),
                input.shared());
    }

    /** As JSON, which the records' own module has read as it will when the view is used. */
    private String filter(Looked looked) {
        var filter = json.writeValueAsString(looked.filter());
        if (filter.length() > SavedView.MAX_FILTER) {
            throw UserErrorException.at("leads.filter", FILTER_INVALID);
        }
        records(looked.type()).check(filter);
        return filter;
    }

    private @Nullable CustomFieldOrder sortField(Looked looked) {
        var order = looked.sortField();
        if (order != null
                && fields.inUse(looked.type()).stream()
                        .noneMatch(field -> field.key().equals(order.field()))) {
            throw UserErrorException.at("leads.orderByField", ORDER_INVALID, order.field());
        }
        return order;
    }

    private ViewedRecords records(RecordType type) {
        return records.stream()
                .filter(one -> one.type() == type)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody reads views of " + type));
    }

    @Transactional
    SavedView delete(SavedViewId id) {
        var view = own(id);
        queries.delete(id);
        audit.record("saved_view.delete", TYPE, id.value(), Map.of("name", view.name()));
        events.publish(new SavedViewEvents.Deleted(id));
        return view;
    }

    private SavedView own(SavedViewId id) {
        return Owning.own(queries.lock(id), NOT_FOUND, NOT_YOURS);
    }
}
