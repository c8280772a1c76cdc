package foyer.files;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.files.storage.StoredObject;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** How what nobody owns is swept, of however many tenants. */
@FoyerTest
@Tag("graphql")
class FileSweepTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    Storage storage;

    @Autowired
    ApplicationContext context;

    @Autowired
    Clock clock;

    @Test
    void holdsOneTenantAtATime() throws Exception {
        var strays = new ArrayList<StorageKey>();
        for (var tenant : List.of(tenant(), tenant(), tenant())) {
            for (var i = 0; i < 2; i++) {
                var key = StorageKey.object(tenant);
                storage.write(key, out -> out.write(1));
                strays.add(key);
            }
        }
        var leftBefore = new ArrayList<Integer>();

        new FileParts(context)
                .sweep(telling(strays, () -> leftBefore.add(left(strays))))
                .sweep(clock.instant().plusSeconds(1));

        assertThat(leftBefore).containsExactly(6, 6, 4, 4, 2, 2);
        assertThat(left(strays)).isZero();
    }

    private UUID tenant() {
        return tenants.signUp("REAL_ESTATE").tenant();
    }

    private int left(List<StorageKey> keys) {
        try {
            var left = 0;
            for (var key : keys) {
                left += storage.size(key).isPresent() ? 1 : 0;
            }
            return left;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The storage, which has these objects only, and says when each of them has been told. */
    private Storage telling(List<StorageKey> keys, Runnable told) {
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (_, method, arguments) -> {
                    if (!method.getName().equals("list")) {
                        return method.invoke(storage, arguments);
                    }
                    @SuppressWarnings("unchecked")
                    var each = (Consumer<StoredObject>) arguments[0];
                    for (var key : keys) {
                        each.accept(new StoredObject(key, 1, clock.instant()));
                        told.run();
                    }
                    return null;
                });
    }
}
