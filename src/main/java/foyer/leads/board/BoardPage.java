package foyer.leads.board;

import foyer.leads.LeadFilter;
import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * One page of the leads of a stage: the key by which the stages of a board are loaded at once.
 *
 * @param newest what the newest leads of the stage hold, where no more are looked at at once; else null
 */
record BoardPage(StageId stage, @Nullable Newest newest, Shared shared) {

    /** What the stages of a board have in common; another alias of the field may ask for another page. */
    record Shared(LeadFilter filter, PageRequest page) {}

    static BoardPage of(LeadBoard.Column column, PageRequest page) {
        return new BoardPage(column.stage().id(), column.newest(), new Shared(column.filter(), page));
    }
}
