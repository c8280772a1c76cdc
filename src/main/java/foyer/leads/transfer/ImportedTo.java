package foyer.leads.transfer;

import static foyer.leads.transfer.LeadTransferErrorCode.LIST_HAS_FILTER;
import static foyer.leads.transfer.LeadTransferErrorCode.LIST_NAME_INVALID;
import static foyer.leads.transfer.LeadTransferErrorCode.LIST_NAME_TAKEN;
import static foyer.leads.transfer.LeadTransferErrorCode.LIST_NOT_FOUND;
import static foyer.leads.transfer.LeadTransferErrorCode.LIST_NOT_YOURS;
import static foyer.leads.transfer.LeadTransferErrorCode.TAGS_INVALID;
import static foyer.leads.transfer.LeadTransferErrorCode.TOO_MANY_LISTS;

import foyer.leads.lists.LeadListErrorCode;
import foyer.leads.lists.LeadListId;
import foyer.leads.lists.ListChoosing;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.records.tags.Tags;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an import gives to all of its leads: a list that they go on, and tags. */
@Component
class ImportedTo {

    private final ListChoosing lists;

    ImportedTo(ListChoosing lists) {
        this.lists = lists;
    }

    /** Refuses a list that the caller may not fill or make. */
    void check(LeadTransferInputs.Import input) {
        if (input.list() != null && input.newList() != null) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.listOrNew");
        }
        if (input.newList() != null && !(CurrentCaller.actor() instanceof Actor.Member)) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.listOfAPerson");
        }
        if (input.list() != null) {
            refuse("list", lists.refusal(input.list()));
        } else if (input.newList() != null) {
            refuse("newList", lists.refusal(input.newList()));
        }
    }

    /** The list, made if it is new; in the transaction that makes the job. Null for none. */
    @Nullable LeadListId list(LeadTransferInputs.Import input) {
        if (input.newList() == null) {
            return input.list();
        }
        var made = lists.make(input.newList());
        if (made == null) {
            refuse("newList", LeadListErrorCode.NAME_TAKEN);
        }
        return made;
    }

    private static void refuse(String field, @Nullable LeadListErrorCode code) {
        if (code == null) {
            return;
        }
        throw switch (code) {
            case NOT_FOUND -> UserErrorException.at(field, LIST_NOT_FOUND);
            case NOT_YOURS -> UserErrorException.at(field, LIST_NOT_YOURS);
            case HAS_FILTER -> UserErrorException.at(field, LIST_HAS_FILTER);
            case NAME_INVALID -> UserErrorException.at(field, LIST_NAME_INVALID, ListChoosing.MAX_NAME);
            case NAME_TAKEN -> UserErrorException.at(field, LIST_NAME_TAKEN);
            case TOO_MANY_LISTS -> UserErrorException.at(field, TOO_MANY_LISTS, ListChoosing.MAX_LISTS);
            case FILTER_INVALID, IDS_INVALID, LEAD_NOT_FOUND, IDEMPOTENCY_KEY_REUSED ->
                throw new IllegalStateException("no list is refused for " + code);
        };
    }

    /** In stored form; null for none. */
    static @Nullable List<String> tags(@Nullable List<String> given) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        var tags = given.stream().map(Tags::normalised).distinct().sorted().toList();
        if (tags.size() > Tags.MAX_EACH || tags.stream().anyMatch(ImportedTo::isNoTag)) {
            throw UserErrorException.at("tags", TAGS_INVALID, Tags.MAX_EACH, Tags.MAX_LENGTH);
        }
        return tags;
    }

    private static boolean isNoTag(String tag) {
        return tag.isEmpty() || tag.codePointCount(0, tag.length()) > Tags.MAX_LENGTH;
    }
}
