//! One text for two engines: each statement is prepared on both, and asks and answers the same.

use crate::support::{Place, small};
use record::Location;
use sqlx::{Column, Connection, Either, Executor, SqlStr, Statement};

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_means_the_same_to_both_engines() {
    let (one, two) = (Place::sqlite(), Place::postgres());
    let (record, _) = small(&one).await;
    record.close().await;
    let (record, _) = small(&two).await;
    record.close().await;
    let Location::Postgres { url, schema } = &two.location else { panic!() };
    let options: sqlx::postgres::PgConnectOptions = url.parse().unwrap();
    let options = options.options([("search_path", schema.as_deref().unwrap())]);
    let mut postgres = sqlx::PgConnection::connect_with(&options).await.unwrap();
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(one.file());
    let mut sqlite = sqlx::SqliteConnection::connect_with(&options).await.unwrap();

    assert!(record::sql::BOTH.len() > 20);
    for (name, text) in record::sql::BOTH {
        let text: &'static str = text;
        let a = sqlite.prepare(SqlStr::from_static(text)).await;
        let b = postgres.prepare(SqlStr::from_static(text)).await;
        let (a, b) = (a.expect(name), b.expect(name));
        assert_eq!(asked(a.parameters()), asked(b.parameters()), "{name}: parameters");
        let columns = |names: Vec<&str>| names.join(", ");
        assert_eq!(
            columns(a.columns().iter().map(Column::name).collect()),
            columns(b.columns().iter().map(Column::name).collect()),
            "{name}: columns"
        );
    }
    for (name, text) in record::sql::SQLITE {
        let text: &'static str = text;
        sqlite.prepare(SqlStr::from_static(text)).await.expect(name);
    }
    // What begins a transaction is sent as a script, which cannot be prepared: it is run.
    for (name, text) in record::sql::POSTGRES {
        let text: &'static str = text;
        sqlx::raw_sql(text).execute(&mut postgres).await.expect(name);
        sqlx::raw_sql("ROLLBACK").execute(&mut postgres).await.unwrap();
    }
}

fn asked<T>(parameters: Option<Either<&[T], usize>>) -> usize {
    match parameters {
        Some(Either::Left(types)) => types.len(),
        Some(Either::Right(count)) => count,
        None => 0,
    }
}
