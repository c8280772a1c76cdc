package foyer.leads.merging;

import foyer.leads.Lead;
import foyer.leads.LeadId;
import foyer.leads.merging.MergedRowQueries.Kind;
import foyer.records.Activities;
import foyer.records.Notes;
import foyer.records.Subject;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What goes over with a lead that is merged, and back with it: notes, the timeline and what anybody sent. What is not moved
 * stays under the lead's id, where nothing finds it meanwhile: tags, values of custom fields, the lists that it is on, and its
 * files, which the kept lead gets too.
 */
@Component
class MergedRows {

    private final MergedRowQueries queries;
    private final Notes notes;
    private final Activities activities;

    MergedRows(MergedRowQueries queries, Notes notes, Activities activities) {
        this.queries = queries;
        this.notes = notes;
        this.activities = activities;
    }

    /** Gives all of it to the kept lead, and keeps what came from where. Both leads are held. */
    void take(LeadMergeId merge, Lead from, Lead keep) {
        var lead = from.id().value();
        queries.insert(merge, lead, Kind.NOTE, notes.moveAll(from.subject(), keep.subject()));
        queries.insert(merge, lead, Kind.ACTIVITY, activities.moveAll(from.subject(), keep.subject()));
        var captures = queries.captures(lead);
        queries.insert(merge, lead, Kind.CAPTURE, captures);
        if (captures.length > 0) {
            queries.moveCaptures(captures, lead, keep.id().value());
        }
        queries.insert(merge, lead, Kind.FILE, queries.copyFiles(lead, keep.id().value()));
    }

    /** Gives each lead back what came from it and is the kept lead's still. The leads are back already. */
    void giveBack(LeadMergeId merge, LeadId kept) {
        var from = subject(kept.value());
        queries.moved(merge, Kind.NOTE)
                .forEach((lead, rows) -> notes.move(rows.toArray(UUID[]::new), from, subject(lead)));
        queries.moved(merge, Kind.ACTIVITY)
                .forEach((lead, rows) -> activities.move(rows.toArray(UUID[]::new), from, subject(lead)));
        queries.moved(merge, Kind.CAPTURE)
                .forEach((lead, rows) -> queries.moveCaptures(rows.toArray(UUID[]::new), kept.value(), lead));
        queries.takeFiles(merge, kept);
    }

    private static Subject subject(UUID lead) {
        return new Subject(Lead.TYPE, lead);
    }
}
