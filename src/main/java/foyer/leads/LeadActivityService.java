package foyer.leads;

import static foyer.leads.LeadErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.leads.LeadErrorCode.NOT_FOUND;
import static foyer.leads.LeadErrorCode.TIME_INVALID;
import static java.util.Objects.requireNonNull;

import foyer.leads.sla.FirstResponses;
import foyer.platform.graphql.Payload;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.time.TenantClock;
import foyer.records.Activities;
import foyer.records.Activity;
import foyer.records.ActivityId;
import foyer.records.Note;
import foyer.records.Notes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts on timelines that people were in touch outside of Foyer, at the time at which they were (spec/leads.md,
 * leadActivityLog). What was written down of it is a note, so that it is searched, merged and erased as one.
 */
@Service
class LeadActivityService {

    private static final int MOST_YEARS = 10;

    /** How far a caller's clock may be ahead; a later time is in the future. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final LeadQueries queries;
    private final LockedLeads locked;
    private final Notes notes;
    private final Activities activities;
    private final FirstResponses responses;
    private final LeadActivityHistory history;
    private final Idempotency idempotency;
    private final TenantClock clock;

    LeadActivityService(
            LeadQueries queries,
            LockedLeads locked,
            Notes notes,
            Activities activities,
            FirstResponses responses,
            LeadActivityHistory history,
            Idempotency idempotency,
            TenantClock clock) {
        this.queries = queries;
        this.locked = locked;
        this.notes = notes;
        this.activities = activities;
        this.responses = responses;
        this.history = history;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** The new line and the lead whose it is: the payload of {@code leadActivityLog}. */
    record Logged(Activity activity, Lead lead) implements Payload {}

    @Transactional
    Logged log(LeadInputs.ActivityLog input) {
        var id = new ActivityId(idempotency.once(
                "leadActivityLog",
                input.idempotencyKey(),
                input,
                IDEMPOTENCY_KEY_REUSED,
                () -> insert(input).value()));
        var lead = queries.byId(input.id());
        if (lead == null) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        return new Logged(requireNonNull(activities.byId(id)), lead);
    }

    private ActivityId insert(LeadInputs.ActivityLog input) {
        var lead = locked.one(input.id());
        var errors = new LeadErrors();
        var body = errors.text("body", input.body(), Note.MAX_BODY);
        var at = at(input.occurredAt(), errors);
        errors.check();
        var note = body == null ? null : notes.add(lead.subject(), body);
        responses.answered(List.of(lead.id()), at);
        return history.logged(lead, input.kind(), note, at);
    }

    private Instant at(@Nullable Instant given, LeadErrors errors) {
        var now = clock.now();
        if (given == null) {
            return now;
        }
        var first = now.atOffset(ZoneOffset.UTC).minusYears(MOST_YEARS).toInstant();
        if (given.isBefore(first) || given.isAfter(now.plus(AHEAD))) {
            errors.add("occurredAt", TIME_INVALID, MOST_YEARS);
        }
        return given.isAfter(now) ? now : given;
    }
}
