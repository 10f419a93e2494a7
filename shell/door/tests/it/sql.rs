//! One text for two engines: each statement is prepared on both, and asks and answers the same.

use crate::support::Home;
use door::Place;
use sqlx::{Column, Connection, Either, Executor, SqlStr, Statement};

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_means_the_same_to_both_engines() {
    let (one, two) = (Home::sqlite(), Home::postgres());
    one.open().await.close().await;
    two.open().await.close().await;
    let Place::Sqlite(path) = &one.place else { panic!("the place is a file") };
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    let mut sqlite = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
    let Place::Postgres { url, schema } = &two.place else { panic!("the place is a schema") };
    let options: sqlx::postgres::PgConnectOptions = url.parse().unwrap();
    let options = options.options([("search_path", schema)]);
    let mut postgres = sqlx::PgConnection::connect_with(&options).await.unwrap();

    assert!(door::sql::BOTH.len() > 20);
    for (name, text) in door::sql::BOTH {
        let text: &'static str = text;
        let a = sqlite.prepare(SqlStr::from_static(text)).await.expect(name);
        let b = postgres.prepare(SqlStr::from_static(text)).await.expect(name);
        assert_eq!(asked(a.parameters()), asked(b.parameters()), "{name}: parameters");
        let a: Vec<&str> = a.columns().iter().map(Column::name).collect();
        let b: Vec<&str> = b.columns().iter().map(Column::name).collect();
        assert_eq!(a, b, "{name}: columns");
    }
    for (name, text) in door::sql::SQLITE {
        let text: &'static str = text;
        sqlite.prepare(SqlStr::from_static(text)).await.expect(name);
    }
    for (name, text) in door::sql::POSTGRES {
        let text: &'static str = text;
        sqlx::raw_sql(text).execute(&mut postgres).await.expect(name);
    }
}

fn asked<T>(parameters: Option<Either<&[T], usize>>) -> usize {
    match parameters {
        Some(Either::Left(types)) => types.len(),
        Some(Either::Right(count)) => count,
        None => 0,
    }
}
