package foyer.leads;

import static foyer.leads.LeadErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.leads.LeadErrorCode.NOT_FOUND;
import static java.util.Objects.requireNonNull;

import foyer.leads.sla.FirstResponses;
import foyer.platform.graphql.Payload;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.time.TenantClock;
import foyer.records.Note;
import foyer.records.NoteId;
import foyer.records.Notes;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes notes on leads. */
@Service
public class LeadNoteService {

    private final LeadQueries queries;
    private final LockedLeads locked;
    private final Notes notes;
    private final FirstResponses responses;
    private final LeadHistory history;
    private final Idempotency idempotency;
    private final TenantClock clock;

    LeadNoteService(
            LeadQueries queries,
            LockedLeads locked,
            Notes notes,
            FirstResponses responses,
            LeadHistory history,
            Idempotency idempotency,
            TenantClock clock) {
        this.queries = queries;
        this.locked = locked;
        this.notes = notes;
        this.responses = responses;
        this.history = history;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** The new note and the lead that it is on: the payload of {@code leadNoteAdd}. */
    record Noted(Note note, Lead lead) implements Payload {}

    @Transactional
    public Noted add(LeadInputs.NoteAdd input) {
        var id = new NoteId(idempotency.once(
                "leadNoteAdd",
                input.idempotencyKey(),
                input,
                IDEMPOTENCY_KEY_REUSED,
                () -> insert(input).value()));
        var note = requireNonNull(notes.byIds(List.of(id)).get(id));
        var lead = queries.byId(input.id());
        if (lead == null) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        return new Noted(note, lead);
    }

    private NoteId insert(LeadInputs.NoteAdd input) {
        var lead = locked.one(input.id());
        var errors = new LeadErrors();
        var body = errors.body("body", input.body(), Note.MAX_BODY);
        errors.check();
        var note = notes.add(lead.subject(), body);
        responses.answered(List.of(lead.id()), clock.now());
        history.noted(lead, note);
        return note;
    }
}
