package foyer.transfer;

import static foyerdb.transfer.Tables.IMPORT_ERROR;

import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import foyerdb.transfer.tables.records.ImportErrorRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** All SQL on rows that were not imported. */
@Component
class ImportErrorQueries {

    private final DSLContext db;
    private final SystemDatabase system;

    ImportErrorQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    /** A row that was not imported, and why in words. */
    record Refused(long number, List<String> cells, String problems) {}

    void insert(UUID job, List<Refused> rows) {
        db.batchInsert(rows.stream().map(row -> record(job, row)).toList()).execute();
    }

    private static ImportErrorRecord record(UUID job, Refused row) {
        var stored = new ImportErrorRecord();
        stored.setTenantId(CurrentCaller.tenant());
        stored.setJobId(job);
        stored.setRowNumber(row.number());
        stored.setCells(row.cells().toArray(String[]::new));
        stored.setProblems(row.problems());
        return stored;
    }

    /** The next rows of the job in order, after this one. */
    List<Refused> after(UUID job, long number, int limit) {
        return db.select(IMPORT_ERROR.ROW_NUMBER, IMPORT_ERROR.CELLS, IMPORT_ERROR.PROBLEMS)
                .from(IMPORT_ERROR)
                .where(IMPORT_ERROR.JOB_ID.eq(job).and(IMPORT_ERROR.ROW_NUMBER.gt(number)))
                .orderBy(IMPORT_ERROR.ROW_NUMBER)
                .limit(limit)
                .fetch(row -> new Refused(row.value1(), List.of(row.value2()), row.value3()));
    }

    /** Deletes some of the job's rows; answers whether there may be more. */
    boolean delete(UUID job, int most) {
        return db.deleteFrom(IMPORT_ERROR)
                        .where(IMPORT_ERROR.ID.in(db.select(IMPORT_ERROR.ID)
                                .from(IMPORT_ERROR)
                                .where(IMPORT_ERROR.JOB_ID.eq(job))
                                .limit(most)))
                        .execute()
                == most;
    }

    /** Deletes some rows of before this moment, of every tenant; answers whether there may be more. */
    boolean deleteBefore(Instant moment, int most) {
        return system.dsl()
                        .deleteFrom(IMPORT_ERROR)
                        .where(IMPORT_ERROR.ID.in(system.dsl()
                                .select(IMPORT_ERROR.ID)
                                .from(IMPORT_ERROR)
                                .where(IMPORT_ERROR.CREATED_AT.lt(moment))
                                .limit(most)))
                        .execute()
                == most;
    }
}
