package foyer.tenancy.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.audit.AuditExports;
import foyer.files.FileApi;
import foyer.files.FilePurpose;
import foyer.files.Files;
import foyer.files.FilesExport;
import foyer.files.NewFile;
import foyer.files.StoredFile;
import foyer.files.storage.Storage;
import foyer.files.storage.StoredObject;
import foyer.platform.export.ExportPart;
import foyer.platform.export.ExportRows;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Tenancy;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** How archives are written: whole or not at all, and whatever their size in little memory. */
@FoyerTest
@Tag("module")
class TenantArchivesTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int NOTES = 20_000;
    private static final int FILE = 64 * MEGABYTE;

    /** Of what lives while an archive of more than 90 MB is written, beyond what lived before. */
    private static final long BOUND = 24L * MEGABYTE;

    /** Progress is told that often from one look at what lives to the next. */
    private static final long LOOK_EVERY = 200;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    TenantArchives archives;

    @Autowired
    Files files;

    @Autowired
    Storage storage;

    @Autowired
    Tenancy tenancy;

    @Autowired
    List<ExportPart> parts;

    @Autowired
    ExportRows rows;

    @Autowired
    AuditExports audit;

    @Autowired
    FilesExport bytes;

    @Autowired
    JsonMapper json;

    @Autowired
    TenantClock clock;

    private TestMember owner;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
    }

    private <T> T inTenant(Callable<T> work) throws Exception {
        return CurrentCaller.call(Caller.system(owner.tenant(), "test"), work::call);
    }

    private StoredFile write(TenantArchives by, LongConsumer progress) throws Exception {
        var file = new NewFile("all.zip", "application/zip", FilePurpose.ARCHIVE, "archive", "TENANT_EXPORT");
        return inTenant(() -> files.write(file, out -> by.write(tenancy.tenant(), out, progress)));
    }

    private int objects() throws IOException {
        var found = new ArrayList<StoredObject>();
        storage.list(found::add);
        return (int) found.stream()
                .filter(object -> object.key().tenant().equals(owner.tenant()))
                .count();
    }

    /** The files of the tenant's, in the database and in the storage. */
    private String there() throws SQLException, IOException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement("select count(*) from files.file where tenant_id = ?")) {
            statement.setObject(1, owner.tenant());
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getInt(1) + " and " + objects();
            }
        }
    }

    @Test
    void leavesNothingWhenItFailsHalfwayAndBeginsAnew() throws Exception {
        new FileApi(owner).picture();
        var failing = new ArrayList<>(parts);
        failing.add(() -> {
            throw new IllegalStateException("no such table");
        });
        var broken = new TenantArchives(failing, rows, audit, bytes, json, clock);

        assertThatThrownBy(() -> write(broken, _ -> {})).hasMessage("no such table");
        assertThatThrownBy(() -> write(archives, done -> {
                    if (done > 5) {
                        throw new CancellationException("enough");
                    }
                }))
                .hasMessage("enough");
        assertThat(there()).isEqualTo("1 and 1");

        var made = write(archives, _ -> {});
        assertThat(write(broken, _ -> {}).id()).isEqualTo(made.id());
        assertThat(there()).isEqualTo("2 and 2");
        assertThat(made.purpose()).isEqualTo(FilePurpose.ARCHIVE);
    }

    @Test
    void passesOverAFileWhoseBytesAreGone() throws Exception {
        new FileApi(owner).picture();
        var all = new ArrayList<StoredObject>();
        storage.list(all::add);
        for (var object : all) {
            if (object.key().tenant().equals(owner.tenant())) {
                storage.delete(object.key());
            }
        }
        var written = new ByteArrayOutputStream();

        inTenant(() -> {
            archives.write(tenancy.tenant(), written, _ -> {});
            return written;
        });

        assertThat(Archive.read(written.toByteArray())
                        .manifest()
                        .path("files")
                        .path("missing")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void needsNoMoreMemoryForMore() throws Exception {
        notes(NOTES);
        var large = new NewFile("large.zip", "application/zip", FilePurpose.EXPORT, "large");
        inTenant(() -> files.write(large, TenantArchivesTest::random));
        var before = living();
        var most = new AtomicLong();
        var written = new AtomicLong();
        var calls = new AtomicLong();

        inTenant(() -> {
            archives.write(tenancy.tenant(), OutputStream.nullOutputStream(), done -> {
                written.set(done);
                if (calls.incrementAndGet() % LOOK_EVERY == 0) {
                    most.accumulateAndGet(living(), Math::max);
                }
            });
            return written;
        });

        assertThat(written.get()).isGreaterThan(NOTES);
        assertThat(most.get()).isPositive();
        assertThat(most.get() - before).isLessThan(BOUND);
    }

    /** Bytes that no compression makes less. */
    private static void random(OutputStream out) throws IOException {
        var random = new Random(7);
        var piece = new byte[MEGABYTE];
        for (var i = 0; i < FILE / MEGABYTE; i++) {
            random.nextBytes(piece);
            out.write(piece);
        }
    }

    private void notes(int count) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement("""
                        insert into records.note (tenant_id, subject_kind, subject_id, body, created_by_kind)
                        select ?, 'LEAD', ?, repeat(md5(i::text), 48), 'MEMBER' from generate_series(1, ?) i""")) {
            statement.setObject(1, owner.tenant());
            statement.setObject(2, UUID.randomUUID());
            statement.setInt(3, count);
            statement.execute();
        }
    }

    private static long living() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
