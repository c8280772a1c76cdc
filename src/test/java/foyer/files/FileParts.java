package foyer.files;

import foyer.files.storage.Storage;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.time.CpuPool;
import foyer.platform.time.TenantClock;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;

/** The parts of the running application that change files, on another storage or with scans. */
record FileParts(ApplicationContext context) {

    UploadService uploads(Storage storage, FileScan... scans) {
        Map<String, Object> beans =
                Arrays.stream(scans).collect(Collectors.toMap(scan -> "scan" + scan.hashCode(), Function.identity()));
        var provider = new StaticListableBeanFactory(beans).getBeanProvider(FileScan.class);
        return new UploadService(
                bean(FileQueries.class),
                bean(FileWriteQueries.class),
                bean(BlobQueries.class),
                bean(FileHistory.class),
                bean(FileRules.class),
                new UploadChecks(storage, bean(FileSettings.class), bean(CpuPool.class), provider),
                bean(SmallerPictures.class),
                bean(StorageQuota.class),
                bean(FileSettings.class),
                storage,
                bean(Idempotency.class),
                bean(Transactions.class),
                bean(TenantClock.class),
                bean(Clock.class));
    }

    MadeFileService made(Storage storage) {
        return new MadeFileService(
                bean(FileQueries.class),
                bean(FileWriteQueries.class),
                bean(BlobQueries.class),
                bean(FileHistory.class),
                bean(StorageQuota.class),
                bean(FileSettings.class),
                storage,
                bean(Transactions.class),
                bean(TenantClock.class));
    }

    FileExpiry expiry(Storage storage) {
        return new FileExpiry(
                bean(UpkeepQueries.class),
                bean(BlobQueries.class),
                List.copyOf(context.getBeansOfType(FileEnding.class).values()),
                bean(FileHistory.class),
                bean(StorageQuota.class),
                bean(FileSettings.class),
                storage,
                bean(Transactions.class),
                bean(TenantClock.class),
                bean(Clock.class));
    }

    FileSweep sweep(Storage storage) {
        return new FileSweep(
                bean(UpkeepQueries.class),
                bean(VariantSweep.class),
                bean(FileHistory.class),
                bean(FileSettings.class),
                storage,
                bean(Transactions.class),
                bean(TenantClock.class),
                bean(Clock.class));
    }

    FilePurge purge(Storage storage) {
        return new FilePurge(bean(FilePurgeQueries.class), storage, bean(Transactions.class));
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }
}
