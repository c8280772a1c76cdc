package foyer.files;

import foyer.files.storage.Storage;
import foyer.platform.database.Transactions;
import foyer.platform.purge.TenantPurge;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Takes files out, after what shows them: first the rows, then the bytes; those of a node that dies in between are swept. */
@Component
class FilePurge implements TenantPurge {

    private static final int ORDER = 650;

    private final FilePurgeQueries queries;
    private final Storage storage;
    private final Transactions transactions;

    FilePurge(FilePurgeQueries queries, Storage storage, Transactions transactions) {
        this.queries = queries;
        this.storage = storage;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Map<String, Long> counts() {
        return Map.of("FILES", queries.count());
    }

    @Override
    public boolean purge(int most) throws IOException {
        var gone = transactions.write(() -> queries.deleteFiles(most));
        if (gone.rows() == 0) {
            gone = transactions.write(() -> queries.deleteBlobs(most));
        }
        for (var key : gone.bytes()) {
            storage.delete(key);
        }
        return gone.rows() > 0;
    }
}
