package foyer.jobs;

import foyer.platform.database.ScratchDatabase;
import foyer.testing.TestDatabase;
import java.util.List;
import java.util.UUID;

/** What tests of jobs arrange and look at as the superuser. */
final class JobDatabase {

    static final UUID A = ScratchDatabase.A;
    static final UUID B = ScratchDatabase.B;

    private JobDatabase() {}

    /** A database with the tenants {@link #A} and {@link #B}. */
    static TestDatabase fresh() {
        var database = TestDatabase.fresh();
        run(database, """
                insert into tenancy.tenant (id, name, slug, blueprint)
                values ('%s', 'A', 'tenant-a', 'REAL_ESTATE'), ('%s', 'B', 'tenant-b', 'REAL_ESTATE')
                """.formatted(A, B));
        return database;
    }

    /** Runs SQL as the superuser, to whom policies do not apply. */
    static void run(TestDatabase database, String sql) {
        database.execute(sql);
    }

    static int number(TestDatabase database, String sql) {
        return Integer.parseInt(database.texts(sql).getFirst());
    }

    /** What the notes say, in their order. */
    static List<String> notes(TestDatabase database) {
        return database.texts("select body from records.note order by id");
    }
}
