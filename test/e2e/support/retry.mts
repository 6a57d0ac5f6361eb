/** A browser on a busy machine is late at times: a test gets a second try, and its first failure is shown. */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
