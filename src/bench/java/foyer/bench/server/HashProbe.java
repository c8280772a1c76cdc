package foyer.bench.server;

import foyer.identity.Passwords;
import foyer.platform.crypto.Secret;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How long this server takes to hash a password, one after the other. */
@RestController
class HashProbe {

    private static final double NANOS_A_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Passwords passwords;

    HashProbe(Passwords passwords) {
        this.passwords = passwords;
    }

    /** Milliseconds of so many hashes, their mean. */
    @GetMapping("/bench/hash")
    double hash(@RequestParam int times) {
        var password = new Secret("correct horse battery staple");
        var hash = passwords.hash(password);
        return LongStream.range(0, times)
                        .map(_ -> {
                            var began = System.nanoTime();
                            passwords.matches(password, hash);
                            return System.nanoTime() - began;
                        })
                        .average()
                        .orElseThrow()
                / NANOS_A_MILLI;
    }
}
