package foyer.leads.files;

import static foyer.leads.LeadErrorCode.FILES_INVALID;

import foyer.files.FileId;
import foyer.leads.LeadId;
import foyer.platform.graphql.UserErrorException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on the files of leads. */
final class LeadFileInputs {

    /** Told in the schema. */
    private static final int MOST = 20;

    private LeadFileInputs() {}

    record Add(LeadId id, List<FileId> fileIds, @Nullable String idempotencyKey) {}

    record Remove(LeadId id, List<FileId> fileIds) {}

    /**
     * Ends the mutation unless so many can be named.
     *
     * @throws UserErrorException FILES_INVALID
     */
    static void check(List<FileId> ids) {
        if (ids.isEmpty() || ids.size() > MOST) {
            throw UserErrorException.at("fileIds", FILES_INVALID, MOST);
        }
    }
}
