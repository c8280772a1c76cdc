package foyer.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import foyer.files.storage.Storage;
import foyer.files.storage.StoredObject;
import foyer.platform.database.Transactions;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.io.IOException;
import java.lang.ScopedValue.CallableOp;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What other modules do with files. */
@FoyerTest
@Tag("module")
class FilesTest {

    private static final FileContent HELLO = out -> out.write("id,name\n1,Amina\n".getBytes(StandardCharsets.UTF_8));

    @Autowired
    Files files;

    @Autowired
    Storage storage;

    @Autowired
    Transactions transactions;

    @Autowired
    TestTenants tenants;

    private UUID tenant;

    @BeforeEach
    void signUp() {
        tenant = tenants.signUp("LEAD_GENERATION").tenant();
    }

    private <T, X extends Throwable> T in(UUID place, CallableOp<T, X> work) throws X {
        return CurrentCaller.call(Caller.system(place, "test"), work);
    }

    private static NewFile csv(String key) {
        return new NewFile("../Leads\r\n 2026.csv", "text/csv", FilePurpose.EXPORT, key);
    }

    private List<StoredObject> objects(UUID place) throws IOException {
        var found = new ArrayList<StoredObject>();
        storage.list(stored -> {
            if (stored.key().tenant().equals(place)) {
                found.add(stored);
            }
        });
        return found;
    }

    @Test
    void writesAFileAndReadsItFromAnOffset() throws IOException {
        var made = in(tenant, () -> files.write(csv("export-1"), HELLO));

        assertThat(made)
                .returns("Leads 2026.csv", StoredFile::name)
                .returns(16L, StoredFile::size)
                .returns(FileStatus.READY, StoredFile::status)
                .returns(FilePurpose.EXPORT, StoredFile::purpose)
                .returns("SYSTEM", StoredFile::createdByKind);
        assertThat(in(tenant, () -> text(made.id(), 8))).isEqualTo("1,Amina\n");
        assertThat(in(tenant, () -> files.byIds(List.of(made.id())))).containsOnlyKeys(made.id());
    }

    @Test
    void writesLinesOfJson() throws IOException {
        var lines = new NewFile("audit", "application/jsonl", FilePurpose.EXPORT, "export-7");

        var made =
                in(tenant, () -> files.write(lines, out -> out.write("{\"id\":1}\n".getBytes(StandardCharsets.UTF_8))));

        assertThat(made)
                .returns("audit.jsonl", StoredFile::name)
                .returns("application/jsonl", StoredFile::contentType)
                .returns(FileStatus.READY, StoredFile::status);
        assertThat(in(tenant, () -> text(made.id(), 0))).isEqualTo("{\"id\":1}\n");
    }

    private String text(FileId id, long offset) throws IOException {
        try (var bytes = files.read(id, offset)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void makesNoSecondFileForAKey() throws Exception {
        var asked = new AtomicInteger();
        FileContent counted = out -> {
            asked.incrementAndGet();
            HELLO.writeTo(out);
        };
        var first = in(tenant, () -> files.write(csv("export-2"), counted));

        var second = in(tenant, () -> files.write(csv("export-2"), counted));

        assertThat(second).isEqualTo(first);
        assertThat(asked).hasValue(1);
        assertThat(objects(tenant)).hasSize(1);
    }

    @Test
    void makesOneFileForAKeyThatManyWriteAtOnce() throws Exception {
        var writers = Collections.<Callable<FileId>>nCopies(
                6, () -> in(tenant, () -> files.write(csv("export-3"), HELLO).id()));
        var ids = new HashSet<FileId>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var written : threads.invokeAll(writers)) {
                ids.add(written.get());
            }
        }

        assertThat(ids).hasSize(1);
        assertThat(objects(tenant)).hasSize(1);
    }

    @Test
    void leavesNothingOfContentThatFails() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> in(
                        tenant,
                        () -> files.write(csv("export-4"), out -> {
                            HELLO.writeTo(out);
                            throw new IOException("stopped");
                        })));

        assertThat(objects(tenant)).isEmpty();
        assertThat(in(tenant, () -> files.write(csv("export-4"), HELLO)).size()).isEqualTo(16);
    }

    @Test
    void keepsAFileFromAnotherTenant() throws IOException {
        var made = in(tenant, () -> files.write(csv("export-5"), HELLO));
        var other = tenants.signUp("REAL_ESTATE").tenant();

        assertThat(in(other, () -> files.byIds(List.of(made.id())))).isEmpty();
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> in(other, () -> files.read(made.id(), 0)));
    }

    @Test
    void movesNoBytesInsideATransaction() throws IOException {
        var made = in(tenant, () -> files.write(csv("export-6"), HELLO));

        assertThatIllegalStateException()
                .isThrownBy(() -> in(
                        tenant,
                        () -> transactions.write(() -> {
                            try {
                                return files.read(made.id(), 0);
                            } catch (IOException e) {
                                throw new IllegalArgumentException(e);
                            }
                        })));
    }
}
