package foyer.bench.server;

import foyer.leads.LeadDraft;
import foyer.leads.LeadId;
import foyer.leads.LeadSource;
import foyer.leads.Leads;
import foyer.leads.pipelines.StageId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Q0 to Q4 written by hand: Spring MVC, jOOQ and records, with Foyer's sign-in, pool and row-level security. */
@RestController
class LeadEndpoints {

    private static final String READ = "LEADS_READ";
    private static final String WRITE = "LEADS_WRITE";
    private static final int NOTES = 3;
    private static final int COUNT_CAP = 10_000;

    private final SignedIn signedIn;
    private final Leads leads;
    private final LeadReads reads;
    private final LeadReads floor;

    LeadEndpoints(SignedIn signedIn, Leads leads, DSLContext db, FloorDatabase floor) {
        this.signedIn = signedIn;
        this.leads = leads;
        this.reads = new LeadReads(db, false);
        this.floor = new LeadReads(floor.dsl(), true);
    }

    record NewLead(String title, LeadSource source) {}

    @GetMapping("/bench/q0")
    LeadRow.Plain q0(HttpServletRequest request, @RequestParam String id) {
        return signedIn.call(
                request,
                READ,
                () -> Objects.requireNonNull(reads.byId(LeadId.of(id).value())).plain());
    }

    @GetMapping("/bench/q1")
    LeadRow.Page<LeadRow.Plain> q1(HttpServletRequest request, @RequestParam int first) {
        return signedIn.call(request, READ, () -> plain(reads, first));
    }

    /** Q1 without row-level security and tenant context. */
    @GetMapping("/bench/floor/q1")
    LeadRow.Page<LeadRow.Plain> floor1(HttpServletRequest request, @RequestParam int first) {
        return signedIn.call(request, READ, () -> plain(floor, first));
    }

    @GetMapping("/bench/q2")
    LeadRow.Page<LeadRow.WithNotes> q2(HttpServletRequest request, @RequestParam int first) {
        return signedIn.call(request, READ, () -> new LeadRow.Page<>(withNotes(reads, reads.newest(first))));
    }

    /** Q2 without row-level security and tenant context. */
    @GetMapping("/bench/floor/q2")
    LeadRow.Page<LeadRow.WithNotes> floor2(HttpServletRequest request, @RequestParam int first) {
        return signedIn.call(request, READ, () -> new LeadRow.Page<>(withNotes(floor, floor.newest(first))));
    }

    @GetMapping("/bench/q3")
    LeadRow.CountedPage q3(
            HttpServletRequest request,
            @RequestParam int first,
            @RequestParam String stage,
            @RequestParam String text) {
        return signedIn.call(
                request, READ, () -> counted(first, StageId.of(stage).value(), text));
    }

    /** The write itself is Foyer's: what it records is the same, and only the way to it is compared. */
    @PostMapping("/bench/q4")
    LeadRow.Made q4(HttpServletRequest request, @RequestBody NewLead input) {
        var draft = new LeadDraft(input.title(), null, null, input.source(), null, null, null, null, null);
        return signedIn.call(request, WRITE, () -> {
            var lead = leads.create(draft);
            return new LeadRow.Made(lead.id().toString(), lead.title(), lead.version(), lead.createdAt());
        });
    }

    private static LeadRow.Page<LeadRow.Plain> plain(LeadReads reads, int first) {
        return new LeadRow.Page<>(
                reads.newest(first).stream().map(LeadReads.Read::plain).toList());
    }

    private LeadRow.CountedPage counted(int first, UUID stage, String text) {
        var rows = reads.newest(first + 1, stage, text);
        var page = rows.size() > first ? rows.subList(0, first) : rows;
        var info = new LeadRow.PageInfo(rows.size() > first, page.isEmpty() ? null : cursor(page.getLast()));
        return new LeadRow.CountedPage(Math.min(reads.count(stage, text), COUNT_CAP), info, withNotes(reads, page));
    }

    private static String cursor(LeadReads.Read last) {
        return last.createdAt() + "&" + last.id();
    }

    private static List<LeadRow.WithNotes> withNotes(LeadReads reads, List<LeadReads.Read> rows) {
        var members = reads.assignees(rows.stream()
                .map(LeadReads.Read::assignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var notes = reads.notes(rows.stream().map(LeadReads.Read::id).toArray(UUID[]::new), NOTES);
        return rows.stream()
                .map(row -> row.with(member(row.assignee(), members::get), notes.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static LeadRow.@Nullable Assignee member(
            @Nullable UUID id, java.util.function.Function<UUID, LeadRow.@Nullable Assignee> members) {
        return id == null ? null : members.apply(id);
    }
}
