package foyer.leads.files;

import static foyer.leads.LeadErrorCode.FILES_FULL;
import static foyer.leads.LeadErrorCode.FILE_NOT_ADDED;
import static foyer.leads.LeadErrorCode.FILE_NOT_FOUND;
import static foyer.leads.LeadErrorCode.FILE_UNUSABLE;
import static foyer.leads.LeadErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.leads.LeadErrorCode.NOT_FOUND;
import static java.util.Objects.requireNonNull;

import foyer.files.FileFit;
import foyer.files.FileId;
import foyer.files.FilePurpose;
import foyer.files.Files;
import foyer.files.StoredFile;
import foyer.leads.Lead;
import foyer.leads.LeadErrorCode;
import foyer.leads.LeadErrors;
import foyer.leads.LeadId;
import foyer.leads.LeadQueries;
import foyer.leads.LockedLeads;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.time.TenantClock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts files with leads and takes them away. The lead is held, so that of two who add the same file the second finds it there, and
 * then the files, so that none of them is deleted meanwhile.
 */
@Service
class LeadFileService {

    /** Of a lead, deleted ones that can be restored among them; told in the schema. */
    static final int MAX_FILES = 100;

    private static final Set<FilePurpose> PURPOSES = Set.of(FilePurpose.DOCUMENT, FilePurpose.MEDIA);

    private final LeadFileQueries queries;
    private final LeadQueries leads;
    private final LockedLeads locked;
    private final Files files;
    private final LeadFileHistory history;
    private final Idempotency idempotency;
    private final TenantClock clock;

    LeadFileService(
            LeadFileQueries queries,
            LeadQueries leads,
            LockedLeads locked,
            Files files,
            LeadFileHistory history,
            Idempotency idempotency,
            TenantClock clock) {
        this.queries = queries;
        this.leads = leads;
        this.locked = locked;
        this.files = files;
        this.history = history;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Transactional
    Lead add(LeadFileInputs.Add input) {
        idempotency.once("leadFilesAdd", input.idempotencyKey(), input, IDEMPOTENCY_KEY_REUSED, () -> insert(input));
        return seen(input.id());
    }

    private UUID insert(LeadFileInputs.Add input) {
        LeadFileInputs.check(input.fileIds());
        var lead = locked.one(input.id());
        var there = queries.of(lead.id());
        var stored = held(input.fileIds(), LeadFileService::refusal);
        var added = input.fileIds().stream()
                .distinct()
                .filter(id -> !there.contains(id))
                .toList();
        if (there.size() + added.size() > MAX_FILES && !added.isEmpty()) {
            throw UserErrorException.at("fileIds", FILES_FULL, MAX_FILES, there.size());
        }
        if (!added.isEmpty()) {
            queries.insert(lead.id(), added, clock.now());
            history.added(lead, files(added, stored));
        }
        return lead.id().value();
    }

    @Transactional
    Lead remove(LeadFileInputs.Remove input) {
        LeadFileInputs.check(input.fileIds());
        var lead = locked.one(input.id());
        var there = queries.of(lead.id());
        var stored = held(input.fileIds(), file -> file == null || !there.contains(file.id()) ? FILE_NOT_ADDED : null);
        var removed = input.fileIds().stream().distinct().toList();
        queries.delete(lead.id(), removed);
        history.removed(lead, files(removed, stored));
        return seen(lead.id());
    }

    /** The files, which the caller may see and which stay as they are until the transaction ends, unless one is refused. */
    private Map<FileId, StoredFile> held(
            List<FileId> ids, Function<@Nullable StoredFile, @Nullable LeadErrorCode> refusal) {
        var stored = Files.mayRead() ? files.hold(Set.copyOf(ids)) : Map.<FileId, StoredFile>of();
        var errors = new LeadErrors();
        for (var i = 0; i < ids.size(); i++) {
            var refused = refusal.apply(stored.get(ids.get(i)));
            if (refused != null) {
                errors.add("fileIds." + i, refused);
            }
        }
        errors.check();
        return stored;
    }

    private static @Nullable LeadErrorCode refusal(@Nullable StoredFile file) {
        return switch (FileFit.of(file, it -> PURPOSES.contains(it.purpose()))) {
            case FIT -> null;
            case NOT_FOUND -> FILE_NOT_FOUND;
            case UNUSABLE -> FILE_UNUSABLE;
        };
    }

    private static List<StoredFile> files(List<FileId> ids, Map<FileId, StoredFile> stored) {
        return ids.stream().map(id -> requireNonNull(stored.get(id))).toList();
    }

    private Lead seen(LeadId id) {
        var lead = leads.byId(id);
        if (lead == null) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        return lead;
    }
}
