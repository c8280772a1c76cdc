package foyer.leads.transfer;

import static foyer.leads.transfer.LeadTransferErrorCode.COLUMNS_INVALID;
import static foyer.leads.transfer.LeadTransferErrorCode.FILE_NOT_FOUND;
import static foyer.leads.transfer.LeadTransferErrorCode.FILE_NOT_READY;
import static foyer.leads.transfer.LeadTransferErrorCode.FILE_TYPE_UNSUPPORTED;
import static foyer.leads.transfer.LeadTransferErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.leads.transfer.LeadTransferErrorCode.MAPPING_INVALID;
import static foyer.leads.transfer.LeadTransferErrorCode.VIEW_NOT_FOUND;

import foyer.files.FileId;
import foyer.files.FilePurpose;
import foyer.files.Files;
import foyer.jobs.Job;
import foyer.jobs.JobId;
import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import foyer.leads.LeadViews;
import foyer.leads.lists.LeadListId;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.records.fields.CustomField;
import foyer.records.fields.CustomValues;
import foyer.records.fields.RecordType;
import foyer.transfer.ColumnMapping;
import foyer.transfer.ImportPreview;
import foyer.transfer.Imports;
import foyer.transfer.table.TableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the jobs that bring leads in and out of files. */
@Service
class LeadTransferService {

    private static final Set<String> TABLES = Set.of(LeadTransferInputs.CSV, LeadTransferInputs.WORKBOOK);
    private static final int MAX_CUSTOM_FIELDS = 30;

    private final Imports imports;
    private final LeadViews views;
    private final LeadImportTarget target;
    private final ImportedTo to;
    private final Files files;
    private final Jobs jobs;
    private final CustomValues customValues;
    private final Idempotency idempotency;

    LeadTransferService(
            Imports imports,
            LeadViews views,
            LeadImportTarget target,
            ImportedTo to,
            Files files,
            Jobs jobs,
            CustomValues customValues,
            Idempotency idempotency) {
        this.imports = imports;
        this.views = views;
        this.target = target;
        this.to = to;
        this.files = files;
        this.jobs = jobs;
        this.customValues = customValues;
        this.idempotency = idempotency;
    }

    /** What the import would do; nothing is stored, so no transaction is needed. */
    ImportPreview preview(LeadTransferInputs.Import input) {
        to.check(input);
        checkFile(input.fileId());
        try {
            var order = order(input, input.list());
            return imports.preview(order.order(), target.of(order));
        } catch (TableException e) {
            throw UserErrorException.at("fileId", LeadTransferErrorCode.of(e), e.row());
        } catch (NoSuchFileException e) {
            throw UserErrorException.at("fileId", FILE_NOT_FOUND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Transactional
    Job begin(LeadTransferInputs.Import input) {
        return once("leadImport", input.idempotencyKey(), input, () -> {
            to.check(input);
            checkFile(input.fileId());
            return NewJob.of(LeadImportJob.TYPE, order(input, to.list(input)));
        });
    }

    @Transactional
    Job begin(LeadTransferInputs.Export input) {
        return once("leadExport", input.idempotencyKey(), input, () -> {
            var filter = views.read(input.filter(), input.view());
            if (filter == null) {
                throw UserErrorException.at("view", VIEW_NOT_FOUND);
            }
            return NewJob.of(
                    LeadExportJob.TYPE,
                    new LeadExportJob.Input(filter, columns(input.columns()), customFields(input), input.format()));
        });
    }

    private Job once(String operation, @Nullable String key, Object input, Supplier<NewJob> job) {
        var id = new JobId(idempotency.once(
                operation,
                key,
                input,
                IDEMPOTENCY_KEY_REUSED,
                () -> jobs.create(job.get()).id().value()));
        return Objects.requireNonNull(jobs.byIds(List.of(id)).get(id));
    }

    private void checkFile(FileId id) {
        var file = files.byIds(Set.of(id)).get(id);
        if (file == null) {
            throw UserErrorException.at("fileId", FILE_NOT_FOUND);
        }
        if (!file.readable() || file.purpose() != FilePurpose.IMPORT) {
            throw UserErrorException.at("fileId", FILE_NOT_READY);
        }
        if (!TABLES.contains(file.contentType())) {
            throw UserErrorException.at("fileId", FILE_TYPE_UNSUPPORTED);
        }
    }

    private LeadImportJob.Input order(LeadTransferInputs.Import input, @Nullable LeadListId list) {
        return new LeadImportJob.Input(
                input.fileId(), mapping(input.mapping()), input.duplicates(), list, ImportedTo.tags(input.tags()));
    }

    private @Nullable List<ColumnMapping> mapping(@Nullable List<LeadTransferInputs.Mapping> given) {
        if (given == null) {
            return null;
        }
        if (given.isEmpty() || given.size() > Imports.MAX_COLUMNS) {
            throw UserErrorException.at("mapping", MAPPING_INVALID);
        }
        var own = given.stream().anyMatch(one -> one.customField() != null) ? customKeys() : Set.<String>of();
        var columns = new HashSet<Integer>();
        var fields = new HashSet<String>();
        var mapping = new ArrayList<ColumnMapping>();
        for (var one : given) {
            var target = one.target();
            if (target == null
                    || one.column() < 0
                    || !columns.add(one.column())
                    || !fields.add(target)
                    || (one.customField() != null && !own.contains(one.customField()))) {
                throw UserErrorException.at("mapping", MAPPING_INVALID);
            }
            mapping.add(new ColumnMapping(one.column(), target));
        }
        return mapping;
    }

    private Set<String> customKeys() {
        return customValues.inUse(RecordType.LEAD).stream()
                .map(CustomField::key)
                .collect(Collectors.toSet());
    }

    private List<String> customFields(LeadTransferInputs.Export input) {
        var given = input.customFields();
        if (given == null) {
            return input.columns() == null ? allCustomFields() : List.of();
        }
        var known = customKeys();
        if (given.size() > MAX_CUSTOM_FIELDS || Set.copyOf(given).size() < given.size() || !known.containsAll(given)) {
            throw UserErrorException.at("customFields", COLUMNS_INVALID);
        }
        return given;
    }

    private List<String> allCustomFields() {
        return customValues.inUse(RecordType.LEAD).stream()
                .map(CustomField::key)
                .toList();
    }

    private static List<LeadExportColumn> columns(@Nullable List<LeadExportColumn> given) {
        if (given == null) {
            return List.of(LeadExportColumn.values());
        }
        if (given.isEmpty() || Set.copyOf(given).size() < given.size()) {
            throw UserErrorException.at("columns", COLUMNS_INVALID);
        }
        return given;
    }
}
