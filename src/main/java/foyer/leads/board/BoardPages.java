package foyer.leads.board;

import foyer.leads.LeadQueries;
import foyer.leads.board.BoardPage.Shared;
import foyer.leads.pipelines.StageId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the pages of a board's stages, of all stages at once. By a filter that an index need not narrow, the first pages are
 * made of what was found when its leads were counted; the pages behind them look on from there.
 */
@Component
class BoardPages {

    private final BoardQueries queries;
    private final NewestQueries newest;
    private final LeadQueries leads;

    BoardPages(BoardQueries queries, NewestQueries newest, LeadQueries leads) {
        this.queries = queries;
        this.newest = newest;
        this.leads = leads;
    }

    Map<BoardPage, BoardLeads> read(Collection<BoardPage> pages) {
        var all = new HashMap<BoardPage, BoardLeads>();
        pages.stream().collect(Collectors.groupingBy(BoardPage::shared)).forEach((shared, those) -> {
            var read = read(shared, those);
            those.forEach(page -> all.put(page, read.getOrDefault(page.stage(), new BoardLeads(null))));
        });
        return all;
    }

    private Map<StageId, BoardLeads> read(Shared shared, List<BoardPage> pages) {
        var stages = pages.stream().map(BoardPage::stage).toList();
        if (pages.stream().anyMatch(page -> page.newest() == null)) {
            return queries.pages(stages, shared.filter(), shared.page()).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> BoardLeads.of(null, entry.getValue())));
        }
        var found = shared.page().cursor() == null && !shared.page().backward()
                ? found(pages, shared.page().size())
                : null;
        return found == null ? newest.pages(stages, shared.filter(), shared.page()) : found;
    }

    /** What was found before; null when a lead of it has left its stage or is gone since. */
    private @Nullable Map<StageId, BoardLeads> found(List<BoardPage> pages, int size) {
        var stored = leads.byIds(pages.stream()
                .flatMap(page -> Objects.requireNonNull(page.newest()).first(size).stream())
                .toList());
        var found = new HashMap<StageId, BoardLeads>();
        for (var page : pages) {
            var its = Objects.requireNonNull(page.newest());
            var those = its.first(size);
            var there = those.stream()
                    .map(stored::get)
                    .filter(Objects::nonNull)
                    .filter(lead -> lead.stage().id().equals(page.stage()))
                    .toList();
            if (there.size() < those.size()) {
                return null;
            }
            found.put(page.stage(), BoardLeads.of(its.looked(), there));
        }
        return found;
    }
}
