//! The store as a schema of a PostgreSQL database, which several servers may share.

use super::place::plain_name;
use super::{Engine, PATIENCE};
use crate::fault::Fault;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::{AssertSqlSafe, Connection, Executor};

pub(super) async fn connect(url: &str, schema: &str) -> Result<Engine, Fault> {
    plain_name(schema)?;
    let options: PgConnectOptions = url.parse()?;
    let options = options.application_name("homeward door");
    make_schema(&options, schema).await?;
    let pool = PgPoolOptions::new()
        .max_connections(6)
        .acquire_timeout(PATIENCE * 2)
        .connect_with(options.options([("search_path", schema)]))
        .await?;
    Ok(Engine::Postgres(pool))
}

async fn make_schema(options: &PgConnectOptions, schema: &str) -> Result<(), Fault> {
    let mut connection = PgConnection::connect_with(options).await?;
    let make = format!("CREATE SCHEMA IF NOT EXISTS {schema}");
    match connection.execute(AssertSqlSafe(make)).await {
        Ok(_) => {}
        // Two servers may make it at the same moment.
        Err(sqlx::Error::Database(refused)) if refused.is_unique_violation() => {}
        Err(why) => return Err(why.into()),
    }
    Ok(connection.close().await?)
}
