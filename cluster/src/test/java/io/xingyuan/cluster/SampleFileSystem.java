package io.xingyuan.cluster;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Files of this machine under a scheme that only the job's own configuration knows; what is called 不改名 cannot be renamed,
 * what is called 删不掉 cannot be deleted.
 */
public final class SampleFileSystem extends RawLocalFileSystem {

    static final String SCHEME = "sample";

    /** Makes it known to a session. */
    static String address(java.nio.file.Path path) {
        TestSession.spark()
                .sparkContext()
                .hadoopConfiguration()
                .set("fs." + SCHEME + ".impl", SampleFileSystem.class.getName());
        return SCHEME + "://" + path;
    }

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        return !to.getName().equals("不改名") && super.rename(from, to);
    }

    @Override
    public boolean delete(Path path, boolean all) throws IOException {
        if (path.getName().startsWith("删不掉") && exists(path)) {
            throw new IOException("样例：删不掉");
        }
        return super.delete(path, all);
    }
}
